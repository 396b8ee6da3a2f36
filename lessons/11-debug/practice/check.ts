import type { Case, Chance, Exercise, Expectation, Seen, SeenCall } from 'learn-async/kit'

const rules = {
  'short-holds': 'the thread is never held for longer than 50 ms',
  'one-at-a-time': 'one save at a time',
  rendered: 'each row is rendered once, in order',
  'in-order': 'what was rendered is saved in the order of the rows, and nothing after a failure',
  'slow-told': 'onSlow is called once for each save of more than 100 ms, 100 ms after it began',
  'all-saved': 'it is over when the last save is',
  counts: 'it gives the number of rows saved',
  'save-fails': 'a save that fails makes it fail, with that error',
  'in-time': 'it takes no longer than renders and saves, and 2 ms for each row',
}

interface Row {
  row: string
  takesMs: number
  fails?: boolean
}

export default ((kit) => {
  const step = 'makeReport'
  const renderMs = 20
  const slowMs = 100

  function run(id: string, rows: Row[], title: string, othersMs = 0): Case {
    const text = (row: string): string => `${title} ${row}`
    const failing = rows.findIndex(({ fails }) => fails)
    const saved = failing === -1 ? rows : rows.slice(0, failing + 1)
    const isAmong = (call: SeenCall | undefined, value: string): boolean =>
      call !== undefined && kit.isCalledWith(call, [value])

    const shortHolds: Expectation = {
      rule: 'short-holds',
      missed(seen) {
        const inOne = new Map<number, number>()
        for (const call of seen.callsOf('render')) {
          const heldMs = (inOne.get(call.look) ?? 0) + renderMs
          inOne.set(call.look, heldMs)
          if (heldMs <= 50) continue
          return { atMs: call.atMs, line: call.line, saw: `it was held for ${heldMs} ms` }
        }
        return null
      },
    }

    /** The calls are those of these values, one after another. */
    function comeInOrder(rule: string, stub: string, values: string[], some: boolean): Expectation {
      return {
        rule,
        missed(seen) {
          const calls = seen.callsOf(stub)
          for (const [index, call] of calls.entries()) {
            if (index < values.length && isAmong(call, values[index]!)) continue
            const words = kit.toldInWords(call.args[0] ?? null)
            const after = index >= values.length && failing !== -1 ? ' after a failure' : ''
            const instead = index < values.length ? `, not yet with ${values[index]}` : after
            const saw = `${stub} was called with ${words}${instead}`
            return { atMs: call.atMs, line: call.line, saw }
          }
          if (some || calls.length === values.length) return null
          return { atMs: null, saw: `${stub} was called ${calls.length} times` }
        },
      }
    }

    /**
     * At once means before virtual time moves on of itself, however many turns that takes: where rows
     * are rendered in advance without a pause, each turn may hold the thread for some more of them.
     */
    function latest(seen: Seen, dueMs: number): number {
      let untilMs = dueMs
      for (const event of seen.events) {
        const holds = event.kind === 'called' && event.stub === 'render'
        if (!holds || kit.isLater(event.atMs, untilMs)) continue
        if (kit.isLater(event.atMs + renderMs, untilMs)) untilMs = event.atMs + renderMs
      }
      return untilMs + othersMs
    }

    const slowTold: Expectation = {
      rule: 'slow-told',
      missed(seen) {
        const told = [...seen.callsOf('onSlow')]
        for (const [index, { row, takesMs }] of saved.entries()) {
          const save = seen.callsOf('save')[index]
          if (save === undefined || takesMs < slowMs) continue
          const found = told.findIndex((call) => isAmong(call, row))
          if (found === -1) {
            return { atMs: save.atMs + slowMs, saw: `onSlow was not called for ${row}` }
          }
          const [call] = told.splice(found, 1)
          const dueMs = save.atMs + slowMs
          const inTime =
            !kit.isLater(dueMs, call!.atMs) && !kit.isLater(call!.atMs, latest(seen, dueMs))
          if (inTime) continue
          const afterMs = Math.round(call!.atMs - save.atMs)
          return {
            atMs: call!.atMs,
            line: call!.line,
            saw: `onSlow was called after ${afterMs} ms`,
          }
        }
        const [more] = told
        if (more === undefined) return null
        const index = saved.findIndex(({ row }) => isAmong(more, row))
        const save = seen.callsOf('save')[index]
        const row = kit.toldInWords(more.args[0] ?? null)
        const tookMs = saved[index]?.takesMs
        const why =
          save === undefined || tookMs === undefined
            ? 'which was never saved'
            : tookMs < slowMs
              ? `whose save took ${tookMs} ms`
              : 'once more'
        return { atMs: more.atMs, line: more.line, saw: `onSlow was called for ${row}, ${why}` }
      },
    }

    const lastMs = (seen: Seen): number | null =>
      rows.length === 0 ? seen.beganMs(step) : kit.lastEnd(seen, 'save')
    const untilMs = (seen: Seen): number =>
      (seen.beganMs(step) ?? 0) +
      rows.length * (renderMs + 2) +
      saved.reduce((sum, { takesMs }) => sum + takesMs, 0) +
      othersMs

    return kit.alone(
      {
        id,
        errors: kit.errors('not-saved'),
        stubs: {
          render: {
            kind: 'plain',
            behaviours: rows.map(({ row }) => ({
              args: [row],
              holdsMs: renderMs,
              ends: kit.value(text(row)),
            })),
          },
          save: {
            kind: 'promise',
            behaviours: rows.map(({ row, takesMs, fails }) => ({
              args: [text(row)],
              takesMs,
              ends: fails ? kit.error('not-saved') : kit.value(kit.nothing),
            })),
          },
          onSlow: {
            kind: 'plain',
            behaviours: rows.map(({ row }) => ({ args: [row], ends: kit.value(kit.nothing) })),
          },
        },
        script: [
          kit.call(step, [
            kit.data(rows.map(({ row }) => row)),
            ...['render', 'save', 'onSlow'].map(kit.stub),
          ]),
        ],
      },
      [
        shortHolds,
        kit.atMost('one-at-a-time', ['save'], 1),
        kit.abortsNoneBefore('in-order', ['save'], () => null),
        comeInOrder(
          'rendered',
          'render',
          rows.map(({ row }) => row),
          failing !== -1,
        ),
        comeInOrder(
          'in-order',
          'save',
          saved.map(({ row }) => text(row)),
          false,
        ),
        slowTold,
        kit.settlesAt('all-saved', step, lastMs, () => Infinity),
        failing === -1
          ? kit.gives('counts', step, rows.length)
          : kit.failsWith('save-fails', step, ['not-saved']),
        kit.settlesAt('in-time', step, 0, untilMs),
      ],
    )
  }

  return {
    names: { javascript: 'makeReport', python: 'make_report' },
    rules,
    whatIf: {
      case: 'some-slow',
      changed: kit.withBehaviours((one) => ({ ...one, takesMs: one.takesMs! + 125 }), 'save'),
      counts: 'onSlow',
    },
    cases: (chance) => {
      const title = (): string => chance.words(1)[0]!
      const [one, other] = [made(chance, 5), made(chance, 4)]
      const othersMs = 20 * 10
      return [
        run('some-slow', made(chance, 8), title()),
        run('all-quick', made(chance, 6, 0), title()),
        run('quick-failure', failsAt(made(chance, 6, 0), 3, 10), title()),
        run('slow-failure', failsAt(made(chance, 6), 2, 375), title()),
        run('first-fails', failsAt(made(chance, 4), 0, 20), title()),
        run('one-row', made(chance, 1), title()),
        run('none', [], title()),
        kit.overlapping(
          'overlapping',
          run('a', one, title(), othersMs),
          run('b', other, title(), othersMs),
          250,
        ),
        kit.overlapping(
          'alike',
          run('a', one, title(), othersMs),
          run('b', one, title(), othersMs),
          250,
        ),
        run('again', one, title()),
        run('once-more', one, title()),
      ]
    },
  }

  /** Quick ones and slow ones, the last of them slow, never near 100 ms. */
  function made(chance: Chance, count: number, everySlow = 2): Row[] {
    return chance.words(count).map((row, index) => ({
      row,
      takesMs:
        everySlow > 0 && (count - 1 - index) % everySlow === 0
          ? 125 * chance.whole(2, 8)
          : 10 * chance.whole(1, 3),
    }))
  }

  function failsAt(rows: Row[], at: number, takesMs: number): Row[] {
    return rows.map((row, index) => (index === at ? { ...row, takesMs, fails: true } : row))
  }
}) satisfies Exercise
