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
  function run(id: string, ids: string[], times: number[], results: unknown[]): Case {
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
  function some(id: string, count: number, chance: Chance): Case {
    const ids = chance.words(count)
    const results = ids.map((one) => `${one} ${chance.whole(1, 99)}`)
    return run(id, ids, chance.durations(count), results)
  }

  return {
    names: { javascript: 'loadAll', python: 'load_all' },
    rules,
    whatIf: {
      case: 'three',
      changed: kit.withBehaviours((one) => ({ ...one, takesMs: one.takesMs! + 1000 })),
    },
    cases: (chance) => {
      const odd = [kit.nothing, 0, '', false, ['inside']]
      return [
        some('three', 3, chance),
        some('many', 9, chance),
        run('odd-values', chance.words(5), chance.durations(5), odd),
        run('none', [], [], []),
        run('one', chance.words(1), chance.durations(1), [chance.whole(1, 99)]),
        failing('failing', chance),
        kit.overlapping('overlapping', some('a', 3, chance), failing('b', chance), 375),
        kit.overlapping('again', some('a', 2, chance), some('b', 2, chance), 60_000),
      ]
    },
  }
}) satisfies Exercise
