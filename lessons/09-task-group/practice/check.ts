import type { Case, Chance, Exercise, Expectation, Seen } from 'learn-async/kit'

const rules = {
  'all-at-once': 'all jobs are begun at once, even if one fails in its first line',
  once: 'each job is begun once',
  'aborts-none-early': 'nobody is aborted before the first failure',
  'in-order': 'the results come in the order of the jobs',
  empty: 'no jobs give no results',
  'at-once': 'the results are there as soon as the last job has ended',
  'aborts-rest': 'at the first failure whoever is still under way is aborted',
  undisturbed: 'whoever cleans up is not aborted once more',
  'first-failure': 'it fails with the error of the job that failed first',
  'waits-for-all': 'it fails as soon as the last job has ended, not sooner, not later',
}

/** What a job does when it is begun, and when it is aborted. */
interface Job {
  takesMs: number
  /** What it gives; none where it fails with an error named as it. */
  gives?: unknown
  aborted?: 'ends' | 'cleans-up' | 'ignores' | 'answers' | 'fails'
}

export default ((kit) => {
  const jobs = ['job*']
  const failureMs = (seen: Seen): number | null => kit.firstFailure(seen, ...jobs)?.atMs ?? null
  const lastMs = (seen: Seen): number | null => kit.lastEnd(seen, ...jobs)

  /** In Python a group will do that has the error among its leaves. */
  const failsWithTheFirst: Expectation = {
    rule: 'first-failure',
    missed(seen) {
      const wanted = kit.firstFailure(seen, ...jobs)?.errors ?? []
      const settled = seen.settled('runTogether')
      const leaves =
        seen.language === 'python' && settled?.how === 'error'
          ? (kit.errorOf(settled.value)?.leaves ?? [])
          : []
      if (leaves.some(({ known }) => known !== null && wanted.includes(known))) return null
      return kit.failsWith('first-failure', 'runTogether', wanted).missed(seen)
    },
  }

  const undisturbed: Expectation = {
    rule: 'undisturbed',
    missed(seen) {
      const event = seen.events.find(({ kind }) => kind === 'disturbed')
      if (event === undefined) return null
      return { atMs: event.atMs, line: event.line, saw: 'a job that cleaned up was disturbed' }
    },
  }

  function run(id: string, all: Job[], cleaningMs = 375): Case {
    const names = all.map((_, index) => `job${index}`)
    const error = (index: number): string => `error-${index}`
    const inCleaningUp = (index: number): string => `in-cleaning-up-${index}`
    const whenAborted = (index: number) =>
      ({
        ends: { kind: 'ends', takesMs: 0, with: 'abort' },
        'cleans-up': { kind: 'ends', takesMs: cleaningMs, with: 'abort' },
        ignores: { kind: 'ignores' },
        answers: { kind: 'ends', takesMs: 0, with: kit.value('too late') },
        fails: { kind: 'ends', takesMs: cleaningMs, with: kit.error(inCleaningUp(index)) },
      }) as const
    const goesWell = all.every((job) => 'gives' in job)
    return kit.alone(
      {
        id,
        errors: kit.errors(...all.flatMap((_, index) => [error(index), inCleaningUp(index)])),
        stubs: Object.fromEntries(
          all.map((job, index) => [
            names[index]!,
            {
              kind: 'promise',
              signalAt: 0,
              behaviours: [
                {
                  takesMs: job.takesMs,
                  ends: 'gives' in job ? kit.value(job.gives as never) : kit.error(error(index)),
                  whenAborted: whenAborted(index)[job.aborted ?? 'ends'],
                },
              ],
            },
          ]),
        ),
        script: [kit.call('runTogether', [kit.list(names.map(kit.stub))])],
      },
      [
        kit.allCalledAt('all-at-once', jobs, all.length, 0),
        ...names.map((name) => kit.calledOnceEach('once', name, [[]])),
        kit.abortsAllAt('aborts-rest', jobs, failureMs),
        kit.abortsNoneBefore('aborts-none-early', jobs, failureMs),
        ...(goesWell
          ? [
              kit.gives(
                all.length === 0 ? 'empty' : 'in-order',
                'runTogether',
                all.map(({ gives }) => gives) as never,
              ),
              kit.settlesAt('at-once', 'runTogether', lastMs),
            ]
          : [
              undisturbed,
              failsWithTheFirst,
              kit.settlesAt('waits-for-all', 'runTogether', lastMs),
            ]),
      ],
    )
  }

  return {
    names: { javascript: 'runTogether', python: 'run_together' },
    rules,
    whatIf: {
      case: 'failing',
      changed: kit.withBehaviours(({ whenAborted, ...one }) => ({
        ...one,
        ...(whenAborted && {
          whenAborted:
            whenAborted.kind === 'ends' && whenAborted.takesMs > 0
              ? { ...whenAborted, takesMs: whenAborted.takesMs + 2000 }
              : whenAborted,
        }),
      })),
    },
    cases: (chance) => {
      const well = (id: string): Case =>
        run(
          id,
          chance.durations(5).map((takesMs) => ({ takesMs, gives: chance.whole(1, 999) })),
        )
      const lots = (): Job[] =>
        chance
          .durations(120, { everyMs: 1000 / 128, mostMs: 1000 })
          .map((takesMs, gives) => ({ takesMs, gives }))
      const odd = (id: string): Case => {
        const times = chance.durations(6)
        const values = [kit.nothing, 0, '', false, [], { of: 1 }]
        return run(
          id,
          chance.shuffled(values).map((gives, index) => ({ takesMs: times[index]!, gives })),
        )
      }
      return [
        well('well'),
        odd('odd-values'),
        run('none', []),
        run('only-one', [{ takesMs: 250, gives: chance.whole(1, 999) }]),
        run('only-one-fails', [{ takesMs: 375 }]),
        failing('failing', chance),
        secondFailure('second-failure', chance),
        inFirstLine('fails-in-first-line', chance),
        ignored('ignored', chance),
        run('lots', lots()),
        kit.overlapping('overlapping', failing('a', chance), well('b'), 125),
        well('again'),
      ]
    },
  }

  /** One of the middle fails, when some have ended and the others are under way. */
  function failing(id: string, chance: Chance): Case {
    const [t1, t2, t3, t4, t5] = inOrder(chance, 5)
    return run(id, [
      { takesMs: t3, gives: 'late', aborted: 'cleans-up' },
      { takesMs: t1, gives: 'soon' },
      { takesMs: t2 },
      { takesMs: t4, gives: 'late' },
      { takesMs: t5, gives: 'late', aborted: 'answers' },
    ])
  }

  /** Others fail later: when they are aborted, in cleaning up, and though they are. */
  function secondFailure(id: string, chance: Chance): Case {
    const [t1, t2, t3, t4] = inOrder(chance, 4)
    return run(
      id,
      [
        { takesMs: t2, aborted: 'fails' },
        { takesMs: t3, aborted: 'ignores' },
        { takesMs: t1 },
        { takesMs: t4, gives: 'late', aborted: 'cleans-up' },
      ],
      625,
    )
  }

  function inFirstLine(id: string, chance: Chance): Case {
    const [t1, t2] = inOrder(chance, 2)
    return run(id, [
      { takesMs: t1, gives: 'late', aborted: 'cleans-up' },
      { takesMs: 0 },
      { takesMs: t2, gives: 'late' },
    ])
  }

  /** Nothing is left but to wait for it. */
  function ignored(id: string, chance: Chance): Case {
    const [t1, t2, t3] = inOrder(chance, 3)
    return run(id, [
      { takesMs: t3, gives: 'late', aborted: 'ignores' },
      { takesMs: t2, gives: 'late' },
      { takesMs: t1 },
    ])
  }

  function inOrder(chance: Chance, count: number): [number, number, number, number, number] {
    return chance.durations(count).sort((one, other) => one - other) as never
  }
}) satisfies Exercise
