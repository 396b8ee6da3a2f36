import type { Case, Chance, Exercise, Expectation, Seen, SeenCall } from 'learn-async/kit'

type Told = SeenCall['args'][number]

const rules = {
  'never-fails': 'it never fails, whatever the jobs do',
  'all-at-once': 'all jobs are started at once',
  once: 'each job is called once',
  form: 'it returns values and errors, each a list',
  values: 'values are those of the jobs that succeeded, in order',
  errors: 'errors are the index and the error of each job that failed, in order',
  'at-once': 'it returns as soon as the last job has ended',
}

interface Job {
  takesMs: number
  /** What it gives; none where it fails with an error named as it. */
  gives?: unknown
  /** It fails before there is a promise. */
  throws?: boolean
}

export default ((kit) => {
  const { alone, call, list, stub } = kit

  function run(id: string, jobs: Job[]): Case {
    const names = jobs.map((_, index) => `job-${index}`)
    const failing = jobs.flatMap((job, index) => ('gives' in job ? [] : [index]))
    const values = jobs.flatMap((job) => ('gives' in job ? [job.gives] : []))
    return alone(
      {
        id,
        errors: kit.errors(...failing.map((index) => `error-${index}`)),
        stubs: Object.fromEntries(
          jobs.map(({ takesMs, throws = false, ...rest }, index) => [
            names[index]!,
            {
              kind: 'promise',
              behaviours: [
                {
                  takesMs,
                  throws,
                  ends:
                    'gives' in rest ? kit.value(rest.gives as never) : kit.error(`error-${index}`),
                },
              ],
            },
          ]),
        ),
        script: [call('settle', [list(names.map(stub))])],
      },
      [
        neverFails,
        kit.allCalledAt('all-at-once', ['job*'], jobs.length, 0),
        ...names.map((name) => kit.calledOnceEach('once', name, [[]])),
        form,
        member('values', (told) =>
          kit.isData(told, values as never) ? null : kit.differenceInWords(told, values as never),
        ),
        member('errors', (told, seen) =>
          areErrors(told, failing, seen)
            ? null
            : `${kit.toldInWords(told)} instead of ${kit.toldInWords(wantedErrors(failing, seen))}`,
        ),
        kit.settlesAt('at-once', 'settle', Math.max(...jobs.map(({ takesMs }) => takesMs))),
      ],
    )
  }

  const neverFails: Expectation = {
    rule: 'never-fails',
    missed(seen) {
      const settled = seen.settled('settle')
      if (settled?.how !== 'error') return null
      const { atMs, line, value } = settled
      return { atMs, line, saw: `it failed with ${kit.toldInWords(value)}` }
    },
  }

  const form: Expectation = {
    rule: 'form',
    missed(seen) {
      const settled = seen.settled('settle')
      if (settled?.how !== 'value') return null
      const { atMs, line, value } = settled
      const { values, errors, ...others } = kit.membersOf(value)
      const isWhole = Array.isArray(values) && Array.isArray(errors)
      if (isWhole && Object.keys(others).length === 0) return null
      return { atMs, line, saw: `it gave ${kit.toldInWords(value)}` }
    },
  }

  function member(
    name: 'values' | 'errors',
    differs: (told: Told, seen: Seen) => string | null,
  ): Expectation {
    return {
      rule: name,
      missed(seen) {
        const settled = seen.settled('settle')
        if (settled?.how !== 'value') return null
        const { atMs, line, value } = settled
        const words = differs(kit.membersOf(value)[name] ?? null, seen)
        return words === null ? null : { atMs, line, saw: `${name} were ${words}` }
      },
    }
  }

  /** Objects in JavaScript, tuples in Python. */
  function areErrors(told: Told, places: number[], { language }: Seen): boolean {
    if (!Array.isArray(told) || told.length !== places.length) return false
    const [index, error] = language === 'javascript' ? ['index', 'error'] : ['0', '1']
    return told.every((one, at) => {
      const members = kit.membersOf(one)
      return (
        Object.keys(members).length === 2 &&
        members[index!] === places[at] &&
        kit.isError(members[error!] ?? null, [`error-${places[at]}`])
      )
    })
  }

  const wantedErrors = (places: number[], { language }: Seen): Told =>
    places.map((index) => {
      const message = `error-${index}`
      const isPython = language === 'python'
      const error = { $error: message, name: isPython ? 'Exception' : 'Error', message }
      return isPython ? { $tuple: [index, error] } : { index, error }
    })

  /** As `pattern` says of each: v gives a value, e fails, t fails before there is a promise. */
  function some(id: string, pattern: string, chance: Chance): Case {
    const every = pattern.length > 32 ? { everyMs: 1000 / 128, mostMs: 1000 } : {}
    const times = chance.durations(pattern.length, every)
    return run(
      id,
      Array.from(pattern, (kind, index) => ({
        takesMs: kind === 't' ? 0 : times[index]!,
        throws: kind === 't',
        ...(kind === 'v' && { gives: `value ${chance.whole(1, 999)}` }),
      })),
    )
  }

  return {
    names: { javascript: 'settle', python: 'settle' },
    rules,
    whatIf: {
      case: 'some-fail',
      changed: kit.withBehaviours((one) => ('error' in one.ends ? { ...one, takesMs: 0 } : one)),
    },
    cases: (chance) => {
      const odd = [kit.nothing, 0, '', false, [], { error: 'none' }]
      const times = chance.durations(odd.length)
      return [
        some('some-fail', `v${chance.shuffled(['e', 'v', 'e', 'v']).join('')}`, chance),
        some('all-well', 'vvv', chance),
        some('all-fail', 'eee', chance),
        some('only-one', 'v', chance),
        some('only-one-fails', 'e', chance),
        some('first-throws', 'tvev', chance),
        some('others-throw', 'vtet', chance),
        some('all-throw', 'tt', chance),
        run(
          'equal-values',
          [1, 2, 1, 1].map((gives, index) => ({ takesMs: times[index]!, gives })),
        ),
        run(
          'odd-values',
          chance.shuffled(odd).map((gives, index) => ({ takesMs: times[index]!, gives })),
        ),
        some(
          'many',
          chance.shuffled(['v', 'v', 'v', 'v', 'v', 'e', 'e', 'e', 't', 't']).join(''),
          chance,
        ),
        kit.overlapping(
          'overlapping',
          some('a', 'veve', chance),
          some('b', 'evtv', chance),
          125 * chance.whole(1, 3),
        ),
        some('lots', chance.shuffled(Array.from('ve'.repeat(60))).join(''), chance),
        some('again', 'ev', chance),
      ]
    },
  }
}) satisfies Exercise
