import type { Case, Chance, Data, Exercise, Expectation } from 'learn-async/kit'
import type { GivenCall, Seen, SeenCall } from 'learn-async/kit'

const rules = {
  function: 'rateLimited gives a function',
  arguments: 'fn gets the arguments of the call, all of them',
  'too-many': 'never do more than count start within ms',
  'in-order': 'they start in the order of the calls',
  'as-early': 'each starts as soon as it may',
  once: 'fn is called once for each call',
  'passed-on': 'each call gives what fn gives, or fails with its error',
  'at-once': 'each call is done as soon as its fn is',
}

interface Call extends GivenCall {
  takesMs: number
  /** What fn gives; none where it fails with an error named as its first argument. */
  gives?: Data
}

interface Limiter {
  count: number
  ms: number
  /** In the order in which they come. */
  calls: readonly Call[]
}

interface Wanted extends Call {
  step: string
  startMs: number
}

export default ((kit) => {
  const { alone, call, duration, stub } = kit

  function run(id: string, ...limiters: Limiter[]): Case {
    const wanted = limiters.map(wantedOf)
    const all = wanted.flat()
    const overMs = Math.max(...limiters.map(({ ms }, index) => wanted[index]!.at(-1)!.startMs + ms))
    return alone(
      {
        id,
        errors: kit.errors(...all.filter((one) => !('gives' in one)).map(nameOf)),
        stubs: {
          fn: {
            kind: 'promise',
            behaviours: all.map((one) => ({
              args: one.args,
              takesMs: one.takesMs,
              ends: 'gives' in one ? kit.value(one.gives!) : kit.error(nameOf(one)),
            })),
          },
        },
        script: [
          ...limiters.map(({ count, ms }, index) =>
            call(`limiter-${index}`, [stub('fn'), kit.data(count), duration(ms)], {
              gives: 'function',
            }),
          ),
          ...wanted.flatMap((calls, index) =>
            calls.map((one) => kit.callGiven(`limiter-${index}`, one.step, one)),
          ),
          { kind: 'look', step: 'after the last', atMs: overMs },
        ],
      },
      [
        kit.givesFunctions('function'),
        hasArguments(all),
        ...limiters.map(({ count, ms }, index) => tooMany(wanted[index]!, count, ms)),
        ...wanted.flatMap((calls) => [inOrder(calls), asEarly(calls)]),
        once(all),
        ...all.flatMap((one) => [
          'gives' in one
            ? kit.gives('passed-on', one.step, one.gives!)
            : kit.failsWith('passed-on', one.step, [nameOf(one)]),
          kit.settlesAt('at-once', one.step, one.startMs + one.takesMs),
        ]),
      ],
      {
        // The limiter's own timer, until the last start is long enough ago.
        mayLeave: ({ step }, seen) =>
          step !== null && kit.isLater(overMs, seen.settled(step)?.atMs ?? overMs),
      },
    )
  }

  const nameOf = ({ args }: Call): string => `${args[0] as string}`

  /** The later of its own moment and ms after the start count places before. */
  function wantedOf({ count, ms, calls }: Limiter, limiter: number): Wanted[] {
    const wanted: Wanted[] = []
    for (const [nth, one] of calls.entries()) {
      const before = wanted[nth - count]
      const startMs = Math.max(one.atMs, before === undefined ? 0 : before.startMs + ms)
      wanted.push({ ...one, startMs, step: `call-${limiter}-${nth}` })
    }
    return wanted
  }

  /** What stands behind them is not looked at. */
  const isFor = ({ args, options }: Call, start: SeenCall): boolean =>
    kit.isCalledWith(start, options === undefined ? args : [...args, options])

  /** The starts of these calls, in their order: of two that are the same, the first start is the first one's. */
  function startsOf(seen: Seen, wanted: readonly Wanted[]): (SeenCall | undefined)[] {
    const free = [...seen.callsOf('fn')]
    return wanted.map((one) => {
      const found = free.findIndex((start) => isFor(one, start))
      return found === -1 ? undefined : free.splice(found, 1)[0]
    })
  }

  const wasCalled = (start: SeenCall, how = '') =>
    kit.missedBy(start, `fn was called with ${kit.toldInWords([...start.args])}${how}`)

  const hasArguments = (wanted: readonly Wanted[]): Expectation => ({
    rule: 'arguments',
    missed(seen) {
      const other = seen.callsOf('fn').find((start) => !wanted.some((one) => isFor(one, start)))
      return other === undefined ? null : wasCalled(other)
    },
  })

  const tooMany = (wanted: readonly Wanted[], count: number, ms: number): Expectation => ({
    rule: 'too-many',
    missed(seen) {
      const starts = seen.callsOf('fn').filter((start) => wanted.some((one) => isFor(one, start)))
      for (const [nth, start] of starts.entries()) {
        const before = starts[nth - count]
        if (before === undefined || !kit.isLater(before.atMs + ms, start.atMs)) continue
        const afterMs = Math.round(start.atMs - before.atMs)
        return wasCalled(start, ` ${afterMs} ms after the start ${count} before it, not ${ms} ms`)
      }
      return null
    },
  })

  /** In one instant too, where the calls came in one; but asyncio has no order of timers due together. */
  const inOrder = (wanted: readonly Wanted[]): Expectation => ({
    rule: 'in-order',
    missed(seen) {
      const starts = startsOf(seen, wanted)
      for (const [nth, { atMs, startMs }] of wanted.entries()) {
        const [start, next] = [starts[nth], starts[nth + 1]]
        if (!start || !next || next.place > start.place) continue
        const isTimed = seen.language === 'python' && startMs !== atMs
        const isFree = isTimed || wanted[nth + 1]!.atMs !== atMs
        if (isFree && kit.isSame(start.atMs, next.atMs)) continue
        return wasCalled(next, ` before ${kit.toldInWords([...start.args])}`)
      }
      return null
    },
  })

  const asEarly = (wanted: readonly Wanted[]): Expectation => ({
    rule: 'as-early',
    missed(seen) {
      for (const [nth, { startMs, args }] of wanted.entries()) {
        const start = startsOf(seen, wanted)[nth]
        if (!start)
          return { atMs: startMs, saw: `fn was never called with ${JSON.stringify(args)}` }
        if (kit.isSame(start.atMs, startMs)) continue
        return wasCalled(start, ` at ${start.atMs} ms, not ${startMs} ms`)
      }
      return null
    },
  })

  const once = (wanted: readonly Wanted[]): Expectation => ({
    rule: 'once',
    missed(seen) {
      const known = startsOf(seen, wanted)
      const more = seen.callsOf('fn').find((start) => !known.includes(start))
      return more === undefined ? null : wasCalled(more, ' again')
    },
  })

  /**
   * Calls come at whole seconds, and ms is an eighth more than that: so no start
   * that had to wait falls on the moment of a call, with fewer than eight in a row.
   */
  const someMs = (chance: Chance): number => 1000 * chance.whole(1, 3) + 125

  function calls(chance: Chance, seconds: readonly number[], takesMs?: number): Call[] {
    const times = chance.durations(seconds.length)
    const names = chance.words(seconds.length)
    return seconds.map((second, nth) => ({
      atMs: 1000 * second,
      args: [names[nth]!, chance.whole(1, 99)],
      takesMs: takesMs ?? times[nth]!,
      gives: `value ${chance.whole(1, 999)}`,
    }))
  }

  /** These of the calls fail. */
  const failing = (all: readonly Call[], ...places: number[]): Call[] =>
    all.map(({ gives, ...one }, nth) => (places.includes(nth) ? one : { ...one, gives: gives! }))

  return {
    names: { javascript: 'rateLimited', python: 'rate_limited' },
    rules,
    whatIf: { case: 'burst', changed: kit.withArgument(1, kit.data(1)) },
    cases: (chance) => {
      const ms = someMs(chance)
      const edge = Math.floor(ms / 1000)
      const one = (id: string, count: number, calls: readonly Call[], every = ms): Case =>
        run(id, { count, ms: every, calls })
      const burst = (id: string, count: number, much: number): Case =>
        one(id, count, calls(chance, Array<number>(much).fill(0)))
      const odd = [kit.nothing, 0, '', false, []]
      const [first, other, third] = chance.words(3)
      return [
        burst('burst', 2, 7),
        burst('fewer-than-count', 4, 3),
        // One early and the others just before the border of a window that begins with the first.
        one('across-the-border', 3, calls(chance, [0, edge, edge, edge + 1, edge + 1, edge + 1])),
        one('one-by-one', 2, calls(chance, [0, 1, 2, 3, 4, 5, 6]), 3125),
        one('again-after-a-rest', 2, calls(chance, [0, 0, 0, 20, 20, 20, 40, 42])),
        one('long', 2, calls(chance, [0, 0, 0, 0, 0], 6000), 1125),
        one('short', 2, calls(chance, [0, 0, 0, 0, 0], 125), 3125),
        one('failing', 2, failing(calls(chance, [0, 0, 0, 0, 0, 1]), 0, 3)),
        one('all-failing', 1, failing(calls(chance, [0, 0, 0]), 0, 1, 2)),
        one(
          'odd-values',
          3,
          calls(chance, [0, 0, 0, 0, 0]).map((call, nth) => ({ ...call, gives: odd[nth]! })),
        ),
        one('arguments', 1, [
          { atMs: 0, args: [first!, [1, 2], false], takesMs: 250, gives: 1 },
          { atMs: 0, args: [other!], options: { width: 2 }, takesMs: 250, gives: 2 },
          { atMs: 0, args: [third!], takesMs: 250, gives: 3 },
          { atMs: 0, args: [third!], takesMs: 250, gives: 3 },
        ]),
        one('wide', chance.whole(9, 12), calls(chance, Array<number>(30).fill(0)), 9125),
        run('two-alike', ...[0, 1].map((at) => ({ count: 1, ms, calls: calls(chance, [0, at]) }))),
        run(
          'two',
          { count: 1, ms, calls: calls(chance, [0, 0, 0]) },
          { count: 2, ms: ms + 1000, calls: calls(chance, [0, 1, 1, 1]) },
        ),
        kit.overlapping(
          'overlapping',
          run('a', { count: 2, ms, calls: failing(calls(chance, [0, 0, 0, 0]), 1) }),
          run('b', { count: 1, ms: ms + 1000, calls: calls(chance, [0, 0, 1]) }),
          375,
        ),
      ]
    },
  }
}) satisfies Exercise
