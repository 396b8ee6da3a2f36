import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/catalog/check.ts'
import { codeOf } from '../../src/catalog/code.ts'
import { main } from '../../src/main.ts'
import { builtLessons, disk } from '../session-host.ts'
import { enter } from '../terminal/screen.ts'
import { testSystem } from '../test-system.ts'

const { lessons } = await checkCourse(disk, builtLessons)

/** What a learner in a hurry types at each prompt. */
const keys: [RegExp, string][] = [
  [/then Enter\nq leaves$/, `2${enter}`],
  [/Next: [^\n]*$/, enter],
  [/(Seconds|Milliseconds|How many):$/, `7${enter}`],
  [/- passes, q leaves$/, '-'],
]

describe('every lesson', () => {
  it.each(lessons)('$id is played to its end, and known as done', async (loaded) => {
    const { system, screen, errors } = testSystem({ columns: 100, rows: 40 })
    const ended = main(['learn', loaded.id], system).then((code) => ({ code }))
    const screens: string[] = []
    const any = new RegExp(keys.map(([seen]) => seen.source).join('|'))
    for (;;) {
      const seen = await Promise.race([ended, screen.sees(any)])
      if (typeof seen !== 'string') break
      screens.push(seen)
      const [, typed] = keys.find(([pattern]) => pattern.test(seen))!
      screen.press(typed)
      await Promise.race([ended, screen.leaves(seen)])
    }
    expect([(await ended).code, errors.text()]).toEqual([0, ''])
    expect(await screen.shown()).toMatch(
      /To keep:[\s\S]*Lesson \d+ is done\.[\s\S]*Next: learn-async/,
    )
    // The code of each variant was on the screen, whether or not it was asked about.
    const unseen = loaded.lesson.variants.filter(({ id }) => {
      const [first] = codeOf(loaded, id)
      return !screens.some((text) => text.includes(first!.text))
    })
    expect(unseen.map(({ id }) => id)).toEqual([])
  })
})
