import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { builtLessons } from '../session-host.ts'
import { enter } from '../terminal/screen.ts'
import { testSystem } from '../test-system.ts'

const lessons = readdirSync(builtLessons).map((folder) => folder.replace(/^\d+-/, ''))

/** What a learner in a hurry types at each prompt. */
const keys: [RegExp, string][] = [
  [/then Enter\nq leaves$/, `2${enter}`],
  [/Next: [^\n]*$/, enter],
  [/(Seconds|Milliseconds|How many):$/, `7${enter}`],
  [/- passes, q leaves$/, '-'],
]

describe('every lesson', () => {
  it.each(lessons)('%s is played to its end, and known as done', async (lesson) => {
    const { system, screen, errors } = testSystem({ columns: 100, rows: 40 })
    const ended = main(['learn', lesson], system).then((code) => ({ code }))
    const any = new RegExp(keys.map(([seen]) => seen.source).join('|'))
    for (;;) {
      const seen = await Promise.race([ended, screen.sees(any)])
      if (typeof seen !== 'string') break
      const [, typed] = keys.find(([pattern]) => pattern.test(seen))!
      screen.press(typed)
      await Promise.race([ended, screen.leaves(seen)])
    }
    expect([(await ended).code, errors.text()]).toEqual([0, ''])
    expect(await screen.shown()).toMatch(
      /To keep:[\s\S]*Lesson \d+ is done\.[\s\S]*Next: learn-async/,
    )
  })
})
