import type { Case, Chance, Exercise } from 'learn-async/kit'

const rules = {
  'all-at-once': 'every load is under way at once',
  once: 'each id is loaded once',
  'in-order': 'the results come in the order of the ids',
  empty: 'no ids give no results',
  'at-once': 'the result is there as soon as the last load is',
  'first-failure': 'the first load that fails makes it fail, with that error',
  'fails-at-once': 'it fails as soon as the first load does',
}

export default ((kit) => {
  const { alone, call, data, error, errors, perArgument, stub, value } = kit

  /** What is loaded: of each id how long it takes and what it gives. */
  function run(id: string, ids: (string | number)[], times: number[], results: unknown[]): Case {
    return alone(
      {
        id,
        stubs: {
          load: perArgument(
            ids.map((arg, index) => ({
              arg,
              takesMs: times[index]!,
              ends: value(results[index] as never),
            })),
          ),
        },
        script: [call('loadAll', [data(ids), stub('load')])],
      },
      [
        kit.allCalledAt('all-at-once', ['load'], ids.length, 0),
        kit.calledOnceEach(
          'once',
          'load',
          ids.map((one) => [one]),
        ),
        kit.gives(ids.length === 0 ? 'empty' : 'in-order', 'loadAll', results as never),
        kit.settlesAt('at-once', 'loadAll', Math.max(0, ...times)),
      ],
    )
  }

  /** Two fail, of which the later one stands before the other. */
  function failing(id: string, chance: Chance): Case {
    const ids = chance.words(5)
    const [first, second, ...times] = chance.durations(5).sort((one, other) => one - other)
    const failures = {
      [ids[1]!]: ['later', second!],
      [ids[3]!]: ['sooner', first!],
    } as const
    const others = chance.shuffled(times)
    return alone(
      {
        id,
        errors: errors('sooner', 'later'),
        stubs: {
          load: perArgument(
            ids.map((arg) => {
              const failure = failures[arg]
              return failure === undefined
                ? { arg, takesMs: others.pop()!, ends: value(`of ${arg}`) }
                : { arg, takesMs: failure[1], ends: error(failure[0]) }
            }),
          ),
        },
        script: [call('loadAll', [data(ids), stub('load')])],
      },
      [
        kit.allCalledAt('all-at-once', ['load'], ids.length, 0),
        kit.calledOnceEach(
          'once',
          'load',
          ids.map((one) => [one]),
        ),
        kit.failsWith('first-failure', 'loadAll', ['sooner']),
        kit.settlesAt('fails-at-once', 'loadAll', first!),
      ],
    )
  }

  /** As many ids as that, which are done in no order of theirs. */
  function some(id: string, count: number, chance: Chance, ids = chance.words(count)): Case {
    const results = ids.map((one) => `${one} ${chance.whole(1, 99)}`)
    const times = chance.durations(count, count > 32 ? { everyMs: 1000 / 128, mostMs: 1000 } : {})
    return run(id, ids, times, results)
  }

  return {
    names: { javascript: 'loadAll', python: 'load_all' },
    rules,
    whatIf: {
      case: 'three',
      changed: kit.withBehaviours((one) => ({ ...one, takesMs: one.takesMs! + 1000 })),
    },
    cases: (chance) => {
      const same = chance.words(2)
      const odd = [kit.nothing, 0, '', false, ['inside']]
      return [
        some('three', 3, chance),
        some('many', 9, chance),
        run('numbers', [0, 1, 2], chance.durations(3), chance.words(3)),
        run('odd-values', chance.words(5), chance.durations(5), odd),
        run('none', [], [], []),
        run('one', chance.words(1), chance.durations(1), [chance.whole(1, 99)]),
        failing('failing', chance),
        kit.overlapping('overlapping', some('a', 3, chance), failing('b', chance), 375),
        kit.overlapping('alike', some('a', 2, chance, same), some('b', 2, chance, same), 62.5),
        some('again', 2, chance, same),
        some('once-more', 2, chance, same),
        // More than any bound that somebody would set.
        some('lots', 120, chance),
      ]
    },
  }
}) satisfies Exercise
