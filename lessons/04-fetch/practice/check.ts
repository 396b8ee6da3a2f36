import type { Case, Chance, Expectation, Exercise, Seen } from 'learn-async/kit'

const rules = {
  'at-most-limit': 'at most limit calls are under way at a time',
  'never-idle': 'limit are under way, or no item is left, whenever time moves on',
  once: 'fn is called once for each item',
  'in-order': 'the results come in the order of the items',
  'at-once': 'the result is there as soon as the last call is done',
  'first-failure': 'the first call that fails makes it fail, with that error',
  'fails-at-once': 'it fails as soon as the first call does',
  'none-after-failure': 'after a failure nothing new is started',
}

interface Item {
  item: string | number
  takesMs: number
  /** What it gives; none where it fails with an error named as the item. */
  gives?: unknown
}

export default ((kit) => {
  const { alone, call, data, error, errors, perArgument, stub, value } = kit

  /** Which fails first depends on the order of starting, which is free: it is read off what happened. */
  const failureMs = (seen: Seen): number | null => kit.firstFailure(seen, 'fn')?.atMs ?? null

  function run(id: string, items: Item[], limit: number): Case {
    const names = items.map(({ item }) => item)
    const fails = items.filter((one) => !('gives' in one)).map(({ item }) => String(item))
    const each = names.map((name) => [name])
    const wanted = (seen: Seen, place: number): number =>
      kit.underWay(seen, ['fn'], place) +
      Math.min(
        Math.max(0, limit - kit.underWay(seen, ['fn'], place)),
        items.length - kit.begun(seen, ['fn'], place),
      )
    const either: Expectation[] =
      fails.length === 0
        ? [
            kit.calledOnceEach('once', 'fn', each),
            kit.gives('in-order', 'mapLimit', items.map(({ gives }) => gives) as never),
            kit.settlesAt('at-once', 'mapLimit', (seen) => kit.lastEnd(seen, 'fn')),
          ]
        : [
            kit.calledOnceEach('once', 'fn', each, { some: true }),
            kit.failsWith(
              'first-failure',
              'mapLimit',
              (seen) => kit.firstFailure(seen, 'fn')?.errors ?? [],
            ),
            kit.settlesAt('fails-at-once', 'mapLimit', failureMs),
            kit.noneBeginsAfter('none-after-failure', ['fn'], failureMs),
          ]
    return alone(
      {
        id,
        errors: errors(...fails),
        stubs: {
          fn: perArgument(
            items.map(({ item, takesMs, ...rest }) => ({
              arg: item,
              takesMs,
              ends: 'gives' in rest ? value(rest.gives as never) : error(String(item)),
            })),
          ),
        },
        script: [call('mapLimit', [data(names), data(limit), stub('fn')])],
      },
      [
        kit.atMost('at-most-limit', ['fn'], limit),
        kit.busyWheneverTimeMoves('never-idle', 'mapLimit', ['fn'], wanted, failureMs),
        ...either,
      ],
    )
  }

  /** The first takes longer than all others together: whoever works in batches waits for it. */
  function slowFirst(id: string, count: number, limit: number, chance: Chance): Case {
    const times = chance.durations(count - 1, { mostMs: 2500 })
    const sum = times.reduce((one, other) => one + other, 0)
    const items = [sum + 1000, ...times].map((takesMs, index) => ({
      takesMs,
      index,
    }))
    return run(
      id,
      chance.words(count).map((item, index) => ({
        item,
        takesMs: items[index]!.takesMs,
        gives: `${item} ${chance.whole(1, 99)}`,
      })),
      limit,
    )
  }

  /**
   * Two fail, never in one instant, in whatever order they are started: what goes
   * well takes whole seconds, and of what fails each takes another fraction.
   */
  function failing(id: string, limit: number, chance: Chance): Case {
    const times = chance.durations(9, { everyMs: 1000, mostMs: 12_000 })
    const fractionsMs = new Map([
      [3, 125],
      [4, 375],
    ])
    return run(
      id,
      chance.words(9).map((item, index) => ({
        item,
        takesMs: times[index]! + (fractionsMs.get(index) ?? 0),
        ...(!fractionsMs.has(index) && { gives: index }),
      })),
      limit,
    )
  }

  /** Items and what they give are what somebody might take for nothing, and the items the same each time. */
  function odd(id: string, chance: Chance): Case {
    const values = chance.shuffled([kit.nothing, 0, '', false, [1, 2]])
    const times = chance.durations(5)
    const items = [7, 0, 'last', '', 1].map((item, index) => ({
      item,
      takesMs: times[index]!,
      gives: values[index],
    }))
    return run(id, items, 2)
  }

  /** More than any bound of one's own would let pass. */
  function wide(id: string, limit: number, chance: Chance): Case {
    const count = limit + 20
    const times = chance.durations(count, { everyMs: 1000 / 128, mostMs: 1100 })
    const items = times.map((takesMs, item) => ({ item, takesMs, gives: chance.whole(1, 99) }))
    return run(id, items, limit)
  }

  return {
    names: { javascript: 'mapLimit', python: 'map_limit' },
    rules,
    whatIf: { case: 'slow-first', changed: kit.withArgument(1, kit.data(1)) },
    cases: (chance) => [
      slowFirst('slow-first', 6, 2, chance),
      slowFirst('many', 12, chance.whole(3, 4), chance),
      slowFirst('one-at-a-time', 4, 1, chance),
      slowFirst('more-than-enough', 3, 10, chance),
      odd('odd-values', chance),
      failing('failing', 3, chance),
      failing('failing-one-at-a-time', 1, chance),
      kit.overlapping('overlapping', slowFirst('a', 5, 2, chance), failing('b', 2, chance), 1000),
      kit.overlapping('alike', odd('a', chance), odd('b', chance), 62.5),
      odd('again', chance),
      wide('wide', 110, chance),
    ],
  }
}) satisfies Exercise
