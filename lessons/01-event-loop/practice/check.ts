import type { Case, Chance, Data, Exercise, Expectation } from 'learn-async/kit'
import type { GivenCall, Seen, SeenCall } from 'learn-async/kit'

const rules = {
  function: 'debounce gives a function that can be called',
  'not-before': 'fn is not called before ms have gone by without a call',
  called: 'fn is called ms after the last call of a burst',
  once: 'fn is called once for each burst',
  arguments: 'fn gets the arguments of the last call of its burst, all of them',
}

/** Calls of one debounced function, so many ms after one another. */
interface Burst {
  /** When its last call comes, and fn is to be called. */
  firstMs: number
  dueMs: number
  stub: string
  args: readonly Data[]
}

interface Debounced {
  stub: string
  ms: number
  calls: readonly GivenCall[]
}

export default ((kit) => {
  const { alone, call, duration, stub } = kit

  function run(id: string, ...all: Debounced[]): Case {
    const bursts = all.flatMap(burstsOf)
    return alone(
      {
        id,
        stubs: Object.fromEntries(
          all.map((one) => [
            one.stub,
            { kind: 'plain', behaviours: [{ ends: kit.value(kit.nothing) }] },
          ]),
        ),
        script: [
          ...all.map((one, index) =>
            call(`debounce-${index}`, [stub(one.stub), duration(one.ms)], { gives: 'function' }),
          ),
          ...all.flatMap(({ calls }, index) =>
            calls.map((one, nth) =>
              kit.callGiven(`debounce-${index}`, `call-${index}-${nth}`, one, {
                gives: 'anything',
              }),
            ),
          ),
          {
            kind: 'look',
            step: 'after the last',
            atMs: Math.max(...bursts.map(({ dueMs }) => dueMs)),
          },
        ],
      },
      [kit.givesFunctions('function'), ...expectations(bursts)],
    )
  }

  function burstsOf({ stub: name, ms, calls }: Debounced): Burst[] {
    const bursts: Burst[] = []
    for (const { atMs, args, options } of calls) {
      const last = bursts.at(-1)
      const given = options === undefined ? args : [...args, options]
      const burst = { stub: name, firstMs: atMs, dueMs: atMs + ms, args: given }
      if (last === undefined || atMs > last.dueMs) bursts.push(burst)
      else bursts[bursts.length - 1] = { ...burst, firstMs: last.firstMs }
    }
    return bursts
  }

  function expectations(bursts: readonly Burst[]): Expectation[] {
    const names = [...new Set(bursts.map((burst) => burst.stub))]
    const calls = (seen: Seen): readonly SeenCall[] => seen.callsOf(...names)
    const isOf = (burst: Burst, one: SeenCall): boolean =>
      burst.stub === one.stub && kit.isSame(burst.dueMs, one.atMs)
    const missedBy = ({ atMs, line, args }: SeenCall, more = '') => ({
      atMs,
      line,
      saw: `it was called with ${kit.toldInWords([...args])}${more}`,
    })
    /** What belongs to a burst that is over comes late, or once more, and not before the next. */
    const isBehind = ({ stub: name, dueMs, args }: Burst, one: SeenCall): boolean =>
      name === one.stub && args.length > 0 && kit.isLater(one.atMs, dueMs) && isGiven(one, args)
    const dueWith = (one: SeenCall): Burst[] => bursts.filter((burst) => isOf(burst, one))
    const sameInstant = (seen: Seen, one: SeenCall): SeenCall[] =>
      calls(seen).filter(({ stub: name, atMs }) => name === one.stub && kit.isSame(atMs, one.atMs))
    return [
      {
        rule: 'not-before',
        missed(seen) {
          const early = calls(seen).find(
            (one) =>
              dueWith(one).length === 0 &&
              !bursts.some((burst) => isBehind(burst, one)) &&
              bursts.some(
                (burst) =>
                  burst.stub === one.stub &&
                  !kit.isLater(burst.firstMs, one.atMs) &&
                  kit.isLater(burst.dueMs, one.atMs),
              ),
          )
          return early === undefined ? null : missedBy(early)
        },
      },
      {
        rule: 'called',
        missed(seen) {
          const silent = bursts.find((burst) => !calls(seen).some((one) => isOf(burst, one)))
          if (silent === undefined) return null
          const { dueMs } = silent
          const late = calls(seen).find((one) => dueWith(one).length === 0 && isBehind(silent, one))
          if (late === undefined) return { atMs: dueMs, saw: 'it was not called' }
          return missedBy(late, ` ${Math.round(late.atMs - dueMs)} ms too late`)
        },
      },
      {
        rule: 'once',
        missed(seen) {
          const more = calls(seen).find(
            (one) => sameInstant(seen, one).length > dueWith(one).length,
          )
          return more === undefined ? null : missedBy(more, ' once more')
        },
      },
      {
        rule: 'arguments',
        missed(seen) {
          const other = calls(seen).find(
            (one) => !dueWith(one).some(({ args }) => isGiven(one, args)),
          )
          return other === undefined ? null : missedBy(other)
        },
      },
    ]
  }

  /** What stands behind them is not looked at. */
  function isGiven({ args }: SeenCall, wanted: readonly Data[]): boolean {
    return args.length >= wanted.length && kit.isData(args.slice(0, wanted.length), wanted)
  }

  /** Calls lie multiples of 250 ms apart, and ms is none: none lie exactly ms apart. */
  const someMs = (chance: Chance): number => 250 * chance.whole(3, 8) + 125

  /** As many bursts of as many calls as `counts` says. */
  function some(chance: Chance, ms: number, counts: number[], fromMs = 0): GivenCall[] {
    const within = Math.floor(ms / 250)
    let atMs = fromMs
    return counts.flatMap((count) =>
      Array.from({ length: count }, (_, nth) => {
        const first = atMs === fromMs && nth === 0
        const steps = nth === 0 ? chance.whole(within + 1, within + 6) : chance.whole(1, within)
        if (!first) atMs += 250 * steps
        return { atMs, args: [chance.words(1)[0]!, chance.whole(1, 99)] }
      }),
    )
  }

  function simple(id: string, counts: number[], chance: Chance, fromMs = 0): Case {
    const ms = someMs(chance)
    return run(id, { stub: 'fn', ms, calls: some(chance, ms, counts, fromMs) })
  }

  return {
    names: { javascript: 'debounce', python: 'debounce' },
    rules,
    whatIf: { case: 'one-burst', changed: kit.withArgument(1, kit.duration(125)), counts: 'fn' },
    cases: (chance) => {
      const ms = someMs(chance)
      const otherMs = ms + 1000
      const [one, other, third] = chance.words(3)
      const lots = [one!, [1, 2], { in: other! }, false, kit.nothing, 0]
      return [
        simple('one-call', [1], chance, 500),
        simple('one-burst', [4], chance),
        simple('bursts', [3, 1, 5, 2], chance, 250),
        // Longer than ms from its first call to its last.
        run('long-burst', {
          stub: 'fn',
          ms,
          calls: Array.from({ length: 12 }, (_, nth) => ({ atMs: nth * (ms - 375), args: [nth] })),
        }),
        // Whoever looks again and again whether it is time looks beside it.
        run('odd-gaps', {
          stub: 'fn',
          ms,
          calls: [0, 125, 500, 625].map((atMs) => ({ atMs, args: [atMs] })),
        }),
        run('at-one-moment', {
          stub: 'fn',
          ms,
          calls: [one!, other!, third!].map((word) => ({ atMs: 250, args: [word] })),
        }),
        run('arguments', {
          stub: 'fn',
          ms,
          calls: [
            { atMs: 0, args: lots },
            { atMs: 250 + 2 * otherMs, args: [] },
            { atMs: 500 + 4 * otherMs, args: [0] },
            { atMs: 500 + 4 * otherMs + 250, args: [one!], options: { width: 3, name: other! } },
            { atMs: 750 + 6 * otherMs, args: [], options: { again: true } },
          ],
        }),
        run(
          'two',
          { stub: 'fn', ms, calls: some(chance, ms, [3, 2]) },
          { stub: 'other', ms: otherMs, calls: some(chance, otherMs, [2, 3], 250) },
        ),
        run(
          'two-of-one-function',
          { stub: 'fn', ms, calls: [{ atMs: 0, args: [one!] }] },
          { stub: 'fn', ms: otherMs, calls: [{ atMs: 250, args: [other!] }] },
        ),
        run(
          'two-of-one-delay',
          { stub: 'fn', ms, calls: [{ atMs: 0, args: [one!] }] },
          { stub: 'other', ms, calls: [{ atMs: 250, args: [other!] }] },
        ),
        run(
          'two-alike',
          { stub: 'fn', ms, calls: [{ atMs: 0, args: [one!] }] },
          { stub: 'fn', ms, calls: [{ atMs: 250, args: [other!] }] },
        ),
        run('same-again', {
          stub: 'fn',
          ms,
          calls: [0, 1, 2].map((nth) => ({ atMs: nth * (ms + 375), args: [third!] })),
        }),
        kit.overlapping(
          'overlapping',
          simple('a', [2, 3], chance),
          simple('b', [3, 2], chance),
          375,
        ),
      ]
    },
  }
}) satisfies Exercise
