import type { Case, Chance, Exercise } from 'learn-async/kit'

export default ((kit) => {
  /** Both take a time and give a value, as the seed decides. */
  function some(id: string, chance: Chance): Case {
    const [one = 0, other = 0] = chance.durations(2)
    const [a = '', b = ''] = chance.words(2)
    return kit.alone(
      {
        id,
        stubs: {
          one: kit.always({ takesMs: one, ends: kit.value(a) }),
          other: kit.always({ takesMs: other, ends: kit.value(b) }),
        },
        script: [kit.call('both', [kit.stub('one'), kit.stub('other')])],
      },
      [
        kit.allCalledAt('both-at-once', ['one', 'other'], 2, 0),
        kit.calledOnceEach('once', 'one', [[]]),
        kit.calledOnceEach('once', 'other', [[]]),
        kit.gives('in-order', 'both', [a, b]),
        kit.settlesAt('at-once', 'both', Math.max(one, other)),
      ],
    )
  }

  return {
    names: { javascript: 'both', python: 'both' },
    rules: {
      'both-at-once': 'both are under way at once',
      once: 'each is called once',
      'in-order': 'the values come in the order of the two',
      'at-once': 'the result is there as soon as the slower one is',
    },
    whatIf: {
      case: 'two',
      changed: kit.withBehaviours(({ takesMs = 0, ...one }) => ({
        ...one,
        takesMs: takesMs + 1000,
      })),
    },
    cases: (chance) => [
      some('two', chance),
      some('again', chance),
      kit.overlapping('overlapping', some('a', chance), some('b', chance), 125),
    ],
  }
}) satisfies Exercise
