import type { Case, Chance, Exercise, Expectation, Seen } from 'learn-async/kit'

const rules = {
  'all-at-once': 'all servers are asked at once',
  once: 'each server is asked once',
  'first-answer': 'it returns the first answer that is not a failure',
  'answers-at-once': 'it returns as soon as the first answer is there',
  'all-fail': 'if all fail, it fails with an error that holds all of theirs',
  'fails-at-once': 'if all fail, it fails at the moment that the last one does',
  'time-out': 'if nobody answers in time, it fails with a TimeoutError',
  'in-time': 'it gives up when the time is up, no sooner and no later',
  'aborts-rest': 'whoever is still under way then is aborted at once',
  'aborts-none-early': 'nobody is aborted before that',
}

/** What a server does when it is asked, and when that is aborted. */
interface Server {
  takesMs: number
  /** What it answers; none where it fails with an error named as it. */
  gives?: unknown
  aborted?: 'ends' | 'cleans-up' | 'ignores' | 'answers'
}

export default ((kit) => {
  const { alone, call, data, duration, errors, stub } = kit

  const cleaningMs = 250
  const whenAborted = {
    ends: { kind: 'ends', takesMs: 0, with: 'abort' },
    'cleans-up': { kind: 'ends', takesMs: cleaningMs, with: 'abort' },
    ignores: { kind: 'ignores' },
    answers: { kind: 'ends', takesMs: 0, with: kit.value('too late') },
  } as const

  const answers = (server: Server): boolean => 'gives' in server

  /** Python may give its result when the last that was cancelled has ended. */
  function atTheLatest(atMs: number) {
    return (seen: Seen): number =>
      seen.language === 'javascript'
        ? atMs
        : Math.max(
            atMs,
            ...seen
              .callsOf('ask')
              .flatMap(({ abortedMs, end }) => (abortedMs === null ? [] : (end?.atMs ?? atMs))),
          )
  }

  function run(
    id: string,
    servers: Server[],
    limitMs: number,
    chance: Chance,
    names: readonly string[] = [],
    words = chance.words(servers.length),
  ): Case {
    const error = (index: number): string => `error-${index}`
    const all = servers.map((_, index) => error(index))
    const winner = servers
      .filter((server) => answers(server) && server.takesMs < limitMs)
      .sort((one, other) => one.takesMs - other.takesMs)[0]
    const lastMs = Math.max(...servers.map(({ takesMs }) => takesMs))
    const allFail = servers.every((server) => !answers(server)) && lastMs < limitMs
    const overMs = winner?.takesMs ?? (allFail ? lastMs : limitMs)

    const result: Expectation[] =
      winner !== undefined
        ? [
            kit.gives('first-answer', 'firstAnswer', winner.gives as never),
            kit.settlesAt('answers-at-once', 'firstAnswer', overMs, atTheLatest(overMs)),
          ]
        : allFail
          ? [
              kit.failsWithAllOf('all-fail', 'firstAnswer', all),
              kit.settlesAt('fails-at-once', 'firstAnswer', overMs, atTheLatest(overMs)),
            ]
          : [
              kit.failsNamed('time-out', 'firstAnswer', 'TimeoutError'),
              kit.settlesAt('in-time', 'firstAnswer', overMs, atTheLatest(overMs)),
            ]

    return alone(
      {
        id,
        errors: {
          ...errors(...all),
          ...Object.fromEntries(
            names.map((name, index) => [error(index), { name, message: `its own ${name}` }]),
          ),
        },
        stubs: {
          ask: {
            kind: 'promise',
            signalAt: 1,
            behaviours: servers.map((server, index) => ({
              args: [words[index]!],
              takesMs: server.takesMs,
              ends: answers(server) ? kit.value(server.gives as never) : kit.error(error(index)),
              whenAborted: whenAborted[server.aborted ?? 'ends'],
            })),
          },
        },
        script: [call('firstAnswer', [data(words), stub('ask'), duration(limitMs)])],
      },
      [
        kit.allCalledAt('all-at-once', ['ask'], servers.length, 0),
        kit.calledOnceEach(
          'once',
          'ask',
          words.map((word) => [word]),
        ),
        ...result,
        kit.abortsAllAt('aborts-rest', ['ask'], overMs),
        kit.abortsNoneBefore('aborts-none-early', ['ask'], overMs),
      ],
      // In Python what was cancelled may still be ending.
      { mayLeave: ({ waitsFor }) => waitsFor === 'call' },
    )
  }

  return {
    names: { javascript: 'firstAnswer', python: 'first_answer' },
    rules,
    whatIf: { case: 'second-wins', changed: kit.withArgument(2, kit.duration(375)) },
    cases: (chance) => {
      const times = (count: number): number[] =>
        chance.durations(count, { leastMs: 500 }).sort((one, other) => one - other)
      const answer = (): string => `answer ${chance.whole(1, 999)}`
      const sooner = times(4)
      const [t1, t2, t3, t4] = sooner as [number, number, number, number]
      const falsy = (gives: unknown, id: string): Case =>
        run(
          id,
          [
            { takesMs: t2, gives: answer() },
            { takesMs: t1, gives },
          ],
          10_000,
          chance,
        )
      const same = chance.words(2)
      /** More than anybody would ask a few at a time; only the last answers. */
      const lots = (): Server[] =>
        chance
          .durations(120, { everyMs: 1000 / 128, mostMs: 1000 })
          .sort((one, other) => one - other)
          .map((takesMs, nth) => (nth < 119 ? { takesMs } : { takesMs, gives: 1 }))
      const winning = (id: string): Case =>
        run(
          id,
          [
            { takesMs: t3, gives: answer() },
            { takesMs: t2, gives: answer() },
            { takesMs: t1 },
            { takesMs: t4 },
          ],
          10_000,
          chance,
        )
      return [
        winning('second-wins'),
        falsy(kit.nothing, 'answers-nothing'),
        falsy(0, 'answers-0'),
        falsy('', 'answers-empty-text'),
        falsy(false, 'answers-false'),
        run(
          'some-ignore',
          [
            { takesMs: t2 + 1000, gives: 'late', aborted: 'ignores' },
            { takesMs: t2 + 125, aborted: 'ignores' },
            { takesMs: t2, gives: answer() },
            { takesMs: t2 + 2000, gives: 'late', aborted: 'cleans-up' },
            { takesMs: t2 + 3000, gives: 'late', aborted: 'answers' },
            { takesMs: t2 + 4000, gives: 'late' },
          ],
          20_000,
          chance,
        ),
        // The answer was in time; whoever waits for the others inside of the limit gives it up.
        run(
          'cleans-up-past-the-limit',
          [
            { takesMs: t4, gives: 'late', aborted: 'cleans-up' },
            { takesMs: t1, gives: answer() },
          ],
          t1 + 125,
          chance,
        ),
        run(
          'time-over',
          [
            { takesMs: t4 + 1000, gives: 'late' },
            { takesMs: t4 + 625, gives: 'late', aborted: 'ignores' },
            { takesMs: t4 + 2000, gives: 'late', aborted: 'cleans-up' },
            { takesMs: t4 + 3000, aborted: 'answers' },
          ],
          t4,
          chance,
        ),
        run(
          'time-over-after-failures',
          [{ takesMs: t1 }, { takesMs: t4, gives: 'late' }, { takesMs: t2 }],
          t3,
          chance,
        ),
        run('all-fail', [{ takesMs: t2 }, { takesMs: t3 }, { takesMs: t1 }], 10_000, chance),
        run('only-one-fails', [{ takesMs: t2 }], 10_000, chance),
        run('only-one', [{ takesMs: t2, gives: answer() }], 10_000, chance),
        run(
          'their-own-timeouts',
          [{ takesMs: t1 }, { takesMs: t2 }, { takesMs: t3, gives: answer() }],
          10_000,
          chance,
          ['TimeoutError', 'AbortError'],
        ),
        ...(['TimeoutError', 'AbortError'] as const).map((name) =>
          run(`all-fail-with-${name}`, [{ takesMs: t1 }, { takesMs: t2 }], 10_000, chance, [
            name,
            name,
          ]),
        ),
        kit.overlapping('overlapping', winning('a'), winning('b'), 125),
        // The same servers, of which one failed and one answered before.
        kit.overlapping(
          'again',
          run('a', [{ takesMs: t1 }, { takesMs: t2, gives: answer() }], 10_000, chance, [], same),
          run('b', [{ takesMs: t1, gives: answer() }, { takesMs: t2 }], 10_000, chance, [], same),
          60_000,
        ),
        run('lots', lots(), 60_000, chance),
      ]
    },
  }
}) satisfies Exercise
