import { expect, it } from 'vitest'
import { commands } from '../../src/commands/commands.ts'
import type { Given } from '../../src/commands/definition.ts'
import type { definition as quiz } from '../../src/commands/quiz.ts'
import type { definition as run } from '../../src/commands/run.ts'
import type { definition as trace } from '../../src/commands/trace.ts'

it('what is given has the names and the kinds of the definition', () => {
  const given: Given<typeof run> = { lesson: 'gather', set: ['b=250'], speed: '2', json: true }
  // An argument in <…> is always there, one in […] may be, and so may every option.
  const [lesson, variant, url]: [string, string | undefined, string | undefined] = [
    given.lesson,
    given.variant,
    given.url,
  ]
  expect([lesson, variant, url]).toEqual(['gather', undefined, undefined])
  // @ts-expect-error `run` has no such option
  expect(given.surprise).toBeUndefined()
  // @ts-expect-error `run` needs its lesson
  const without: Given<typeof run> = {}
  // @ts-expect-error an option with a value is no flag
  const flag: Given<typeof quiz> = { answers: true }
  expect([without, flag]).toHaveLength(2)
  const traced: Given<typeof trace> = { program: [], failOn: 'blocked=50ms', source: false }
  expect(Object.keys(traced)).toEqual(['program', 'failOn', 'source'])
})

it('each option has a name of one word, or of two, by which it is given', () => {
  const flags = commands.flatMap(({ options }) => options.map((option) => option.flags))
  expect(flags.length).toBeGreaterThan(10)
  expect(flags.filter((one) => !/^--[a-z]+(?:-[a-z]+)?(?: <[^>]+>)?$/.test(one))).toEqual([])
})
