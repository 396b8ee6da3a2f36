import type { Case, Chance, Exercise, Expectation, Seen } from 'learn-async/kit'

const rules = {
  'at-most-workers': 'no more than workers items are at work at a time',
  once: 'each item is worked on once',
  'keeps-room': 'no more than workers + room + 1 items are taken and not yet done',
  'never-idle': 'no worker is idle while an item is at hand',
  'asks-early': 'the next item is asked for while there is room, whenever time moves on',
  counts: 'it returns the number of items',
  'at-once': 'it returns as soon as the last item is done and the source has ended',
  'first-failure': 'the first work that fails makes it fail, with that error',
  'fails-in-time': 'it fails as soon as the work does, or as soon as the source is closed',
  'none-after-failure': 'after a failure no work is started',
  'asks-none-after-failure': 'after a failure no item is asked for',
}

interface Item {
  value: unknown
  /** How long the source takes for it. */
  afterMs: number
  takesMs: number
  fails?: boolean
}

export default ((kit) => {
  const step = 'pump'
  const failureMs = (seen: Seen): number | null => kit.firstFailure(seen, 'work')?.atMs ?? null
  const closedMs = (seen: Seen): number | null =>
    seen.events.find(({ kind }) => kind === 'closed')?.atMs ?? null

  /** How often that has happened up to the event at `place`. */
  function count(seen: Seen, kind: 'next' | 'item' | 'closed', place: number): number {
    return seen.events.slice(0, place + 1).filter((event) => event.kind === kind).length
  }

  /** Items that the source has given and no worker has done. */
  function taken(seen: Seen, place: number): number {
    const done = kit.begun(seen, ['work'], place) - kit.underWay(seen, ['work'], place)
    return count(seen, 'item', place) - done
  }

  function keepsRoom(most: number): Expectation {
    return {
      rule: 'keeps-room',
      missed(seen) {
        const toMs = failureMs(seen) ?? Infinity
        for (const [place, { kind, atMs }] of seen.events.entries()) {
          if (kit.isLater(atMs, toMs)) return null
          const now = kind === 'item' ? taken(seen, place) : 0
          if (now > most) return { atMs, saw: `${now} were taken and not done` }
        }
        return null
      },
    }
  }

  function asksEarly(enough: number): Expectation {
    return {
      rule: 'asks-early',
      missed(seen) {
        const fromMs = seen.beganMs(step)
        if (fromMs === null) return null
        const toMs = Math.min(failureMs(seen) ?? Infinity, seen.settled(step)?.atMs ?? Infinity)
        for (const { atMs, place } of kit.endsOfInstants(seen)) {
          if (kit.isLater(fromMs, atMs)) continue
          if (!kit.isLater(toMs, atMs)) return null
          const isAsked = count(seen, 'next', place) > count(seen, 'item', place)
          const now = taken(seen, place)
          if (isAsked || count(seen, 'closed', place) > 0 || now >= enough) continue
          const were = now === 1 ? 'only 1 was' : now === 0 ? 'none was' : `only ${now} were`
          return { atMs, saw: `no item was asked for, though ${were} taken and not done` }
        }
        return null
      },
    }
  }

  /** At the failure, or when the source has closed. */
  const failsInTime: Expectation = {
    rule: 'fails-in-time',
    missed(seen) {
      const settled = seen.settled(step)
      const closed = closedMs(seen)
      if (settled !== null && closed !== null && kit.isSame(settled.atMs, closed)) {
        const fromMs = failureMs(seen) ?? Infinity
        if (!kit.isLater(fromMs, closed)) return null
      }
      return kit.settlesAt('fails-in-time', step, failureMs).missed(seen)
    },
  }

  const asksNoneAfterFailure: Expectation = {
    rule: 'asks-none-after-failure',
    missed(seen) {
      const fromMs = failureMs(seen)
      if (fromMs === null) return null
      const late = seen.events.find(
        ({ kind, atMs }) => kind === 'next' && kit.isLater(atMs, fromMs),
      )
      if (late === undefined) return null
      return { atMs: late.atMs, line: late.line, saw: 'the source was asked for another item' }
    },
  }

  function run(
    id: string,
    items: Item[],
    { workers, room, endsAfterMs = 250 }: { workers: number; room: number; endsAfterMs?: number },
  ): Case {
    const values = items.map(({ value }) => [value] as never)
    const error = (index: number): string => `error-${index}`
    const goesWell = items.every(({ fails }) => !fails)
    return kit.alone(
      {
        id,
        errors: kit.errors(...items.map((_, index) => error(index))),
        sources: {
          source: {
            items: items.map(({ value, afterMs }) => ({ value: value as never, afterMs })),
            endsAfterMs,
            closesAfterMs: 625,
          },
        },
        stubs: {
          work: {
            kind: 'promise',
            behaviours: items.map(({ value, takesMs, fails }, index) => ({
              args: [value as never],
              takesMs,
              ends: fails ? kit.error(error(index)) : kit.value(`worked ${String(value)}`),
            })),
          },
        },
        script: [
          kit.call(step, [kit.source('source'), kit.stub('work')], {
            options: { workers: kit.data(workers), room: kit.data(room) },
          }),
        ],
      },
      [
        kit.atMost('at-most-workers', ['work'], workers),
        keepsRoom(workers + room + 1),
        kit.calledOnceEach('once', 'work', values, { some: !goesWell }),
        kit.busyWheneverTimeMoves(
          'never-idle',
          step,
          ['work'],
          (seen, place) => Math.min(workers, taken(seen, place)),
          failureMs,
        ),
        asksEarly(workers + room),
        ...(goesWell
          ? [
              kit.gives('counts', step, items.length),
              kit.settlesAt('at-once', step, (seen) => {
                const [closed, last] = [closedMs(seen), kit.lastEnd(seen, 'work')]
                return closed === null || last === null ? null : Math.max(closed, last)
              }),
            ]
          : [
              kit.failsWith(
                'first-failure',
                step,
                (seen) => kit.firstFailure(seen, 'work')?.errors ?? [],
              ),
              failsInTime,
              kit.noneBeginsAfter('none-after-failure', ['work'], failureMs),
              asksNoneAfterFailure,
            ]),
      ],
    )
  }

  return {
    names: { javascript: 'pump', python: 'pump' },
    rules,
    whatIf: { case: 'quick-source', changed: kit.withOptions({ workers: kit.data(1) }) },
    cases: (chance) => [
      run('quick-source', quick(9, chance), { workers: 2, room: 3 }),
      run('slow-source', slow(6, chance), { workers: 2, room: 2 }),
      run('room-1', quick(6, chance), { workers: 1, room: 1 }),
      run('mixed', mixed(14, chance), { workers: 3, room: chance.whole(1, 4) }),
      run('falsy', falsy(chance), { workers: 2, room: 1 }),
      run('late-end', slow(3, chance), { workers: 3, room: 1, endsAfterMs: 9000 }),
      run('none', [], { workers: 2, room: 2, endsAfterMs: 500 }),
      run('failing-source-waits', failing(quick(9, chance), 4), { workers: 2, room: 2 }),
      run('failing-source-pending', failing(slow(7, chance), 3), { workers: 2, room: 2 }),
      run('failing-twice', failing(failing(mixed(12, chance), 3), 5), { workers: 3, room: 2 }),
      run('failing-first', failing(quick(5, chance), 0), { workers: 1, room: 1 }),
      kit.overlapping(
        'overlapping',
        run('a', mixed(6, chance), { workers: 2, room: 1 }),
        run('b', failing(quick(7, chance), 3), { workers: 2, room: 1 }),
        250,
      ),
      // More than any bound of one's own would let pass.
      run('wide', quick(32, chance, { everyMs: 62.5, leastMs: 1500, mostMs: 3500 }), {
        workers: chance.whole(8, 10),
        room: chance.whole(6, 8),
      }),
      run('slow-then-quick', slowThenQuick(chance), { workers: 2, room: 1 }),
    ],
  }

  function made(count: number, chance: Chance, after: number[], takes: number[]): Item[] {
    return chance.words(count).map((value, index) => ({
      value,
      afterMs: after[index]!,
      takesMs: takes[index]!,
    }))
  }

  /** All work takes longer than most items, and each differs. */
  function quick(
    count: number,
    chance: Chance,
    times: Parameters<Chance['durations']>[1] = { leastMs: 1500, mostMs: 6000 },
  ): Item[] {
    const after = Array.from({ length: count }, () => 125 * chance.whole(1, 3))
    return made(count, chance, after, chance.durations(count, times))
  }

  function slow(count: number, chance: Chance): Item[] {
    const after = chance.durations(count, { leastMs: 1500, mostMs: 4000 })
    return made(count, chance, after, chance.durations(count, { mostMs: 1375 }))
  }

  /** Whoever asked for more than one while the source was slow gets them all at once. */
  function slowThenQuick(chance: Chance): Item[] {
    const all = [...slow(5, chance), ...quick(8, chance)]
    const [after, takes] = [all.map(({ afterMs }) => afterMs), all.map(({ takesMs }) => takesMs)]
    return made(all.length, chance, after, takes)
  }

  function mixed(count: number, chance: Chance): Item[] {
    return made(count, chance, chance.durations(count), chance.durations(count))
  }

  function falsy(chance: Chance): Item[] {
    const values = chance.shuffled([0, '', false, chance.words(1)[0]!, chance.whole(1, 99)])
    return mixed(5, chance).map((item, index) => ({ ...item, value: values[index] }))
  }

  function failing(items: Item[], at: number): Item[] {
    // Another fraction of a second than anything else has.
    return items.map((item, index) =>
      index === at ? { ...item, fails: true, takesMs: item.takesMs + 62.5 } : item,
    )
  }
}) satisfies Exercise
