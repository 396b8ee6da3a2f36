import { describe, expect, it } from 'vitest'
import type { RunView, Told } from '../../src/course/kit/told.ts'
import type { KnobValues } from '../../src/course/kit/knob.ts'
import { fill, valueAt } from '../../src/course/resolve.ts'
import { holesOf, readTemplate } from '../../src/course/template.ts'

const lane = { startMs: 0, endMs: 2000 }
const view = (totalMs: number) =>
  ({
    totalMs,
    boundMs: null,
    value: ['A', 'B'],
    lines: [],
    facts: { peakInFlight: 3 },
    lane(name: string) {
      if (name !== 'A') throw new RangeError(`no lane "${name}"`)
      return lane
    },
    loggedAt: (text: string, nth: number) => (text === 'tick' ? nth * 10 : Number.NaN),
  }) as unknown as RunView
const runs: Record<string, RunView> = { one: view(500), 'the-other': view(3500) }

const told: Told<KnobValues> = {
  knobs: { a: 250 },
  given: 7,
  run: (id = 'one') => runs[id]!,
  line: (snippet, file) => (file === undefined ? snippet.length : 99),
  s: (ms) => `${ms / 1000} s`,
  ms: (ms) => `${ms} ms`,
  time: (ms) => `${ms} in time`,
}
const known = {
  names: {
    sum: ({ a }: KnobValues) => Number(a) * 2,
    ofRun: (_: KnobValues, { run }: Told<KnobValues>) => run().totalMs,
    first: () => 'A',
    missing: () => undefined,
    broken: () => {
      throw new Error('no luck\nat all')
    },
  },
  runs: new Set(Object.keys(runs)),
}
const at = { line: 4, column: 2 }
const words = (text: string) => fill(readTemplate(text, at), known, told, 's')

describe('a hole', () => {
  it.each([
    ['{a}', '250'],
    ['{a.ms}', '250 ms'],
    ['{a.seconds}', '0.25'],
    ['{sum}', '500'],
    ['{sum.s}', '0.5 s'],
    ['{total}', '0.5 s'],
    ['{total.ms}', '500 ms'],
    ['{total.time}', '500 in time'],
    ['{the-other.total}', '3.5 s'],
    ['{the-other.ofRun}', '3500'],
    ['{peak}', '3'],
    ['{value}', 'A, B'],
    ['{A.end}', '2 s'],
    ['{first.end}', '2 s'],
    ['{the-other.A.end.ms}', '2000 ms'],
    ['{given}', '7'],
    ['{line "await"}', '5'],
    ['{line "await" in demo.ts}', '99'],
    ['{logged "tick" 2}', '0.02 s'],
  ])('%s is filled: %s', (text, filled) => {
    expect(words(text)).toBe(filled)
  })

  it.each([
    ['{nowhere}', '{nowhere} leads nowhere: no knob, name, run, fact or lane is called so'],
    ['{third.total}', '{third.total} leads nowhere: no knob, name, run, fact or lane is called so'],
    ['{toString}', '{toString} leads nowhere: no knob, name, run, fact or lane is called so'],
    ['{missing}', '{missing} is nothing in this run'],
    ['{bound}', '{bound} is nothing in this run'],
    ['{logged "tock"}', '{logged "tock"} is nothing in this run'],
    ['{B.end}', '{B.end}: no lane "B"'],
    ['{first.s}', '{first.s} is no time: "A"'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => words(`On {a} ${text}`)).toThrow(
      expect.objectContaining({ message, place: { line: 4, column: 9 } }),
    )
  })

  it('is refused in one line where a name of lesson.ts throws', () => {
    expect(() => words('{broken}')).toThrow(
      expect.objectContaining({ name: 'MarkdownFault', message: '{broken}: no luck' }),
    )
  })

  it('has a value that is not yet in words', () => {
    const value = (text: string) => valueAt(holesOf(readTemplate(text, at))[0]!, known, told)
    expect([value('{total}'), value('{value}'), value('{sum}')]).toEqual([500, ['A', 'B'], 500])
  })
})
