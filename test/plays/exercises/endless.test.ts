import { describe, expect, it } from 'vitest'
import * as javascript from '../../runners/exercise/run-javascript.ts'
import { main, run } from '../../runners/exercise/run-python.ts'

/** Each computes until it has used up its time; the plain loop is among the tests. */
describe('an exercise without end in Python', () => {
  const ends: [what: string, code: string, how: object, line?: number][] = [
    [
      'a loop that hears of no error',
      main(
        'while True:',
        '    try:',
        '        list(range(9))',
        '    except BaseException:',
        '        pass',
      ),
      { how: 'endless-loop' },
    ],
    ['a loop in C', main('import itertools', 'sum(itertools.count())'), { how: 'endless-loop' }, 6],
    ['a loop while it is loaded', 'x = 1\nwhile x:\n    pass\n', { how: 'endless-loop' }, 2],
  ]
  it.each(ends)('is told of: %s', { timeout: 120_000 }, async (_what, code, how, line) => {
    const result = await run(code)
    expect(result.end).toMatchObject(how)
    if (line !== undefined) expect(result.line).toBe(line)
  })
})

describe('an exercise without end in JavaScript', () => {
  const ends: [what: string, code: string, how: object][] = [
    [
      'promises that follow each other',
      'export async function main() {\n  for (;;) {\n    await null\n  }\n}',
      { how: 'endless-microtasks' },
    ],
    [
      'immediates that follow each other',
      'export async function main() {\n  for (;;) await new Promise(setImmediate)\n}',
      { how: 'endless-loop' },
    ],
  ]
  it.each(ends)('%s is named', { timeout: 120_000 }, async (_what, code, how) => {
    const { end } = await javascript.run(code)
    expect(end).toMatchObject(how)
  })
})
