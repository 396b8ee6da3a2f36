import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { codeOf } from '../../src/course/code.ts'
import { playByKeys } from '../../testing/learner.ts'
import { guessingByKeys } from '../../testing/learners.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { chosen, type Which } from '../../testing/few.ts'
import { builtLessons, disk } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)

/** What takes the whole screen, or the mouse. */
export const takesOver = /\u001b\[\?(?:47|1047|1048|1049|1000|1002|1003|1006)h/

/** Plays lessons by keyboard, on a wide screen and on a narrow one. */
export function lessonsByKeys(which: Which): void {
  describe.each(chosen(lessons, which, 4))('lesson $id by keyboard', (loaded) => {
    it('is played to its end, and known as done', async () => {
      const played = await playByKeys(['learn', loaded.id], guessingByKeys, {
        runHost: expectedHost,
        columns: 100,
        rows: 40,
      })
      expect([played.exitCode, await played.errors.shown()]).toEqual([0, ''])
      expect(await played.screen.shown()).toMatch(
        /To keep:[\s\S]*Lesson \d+ is done\.[\s\S]*Next: learn-async/,
      )
      expect(played.screen.isGivenBack()).toBe(true)
      // The code of each variant was on the screen, whether or not it was asked about.
      const text = await played.screen.shown()
      const unseen = loaded.lesson.variants.filter(
        ({ id }) => !codeOf(loaded, id).some((one) => one.text !== '' && text.includes(one.text)),
      )
      expect(unseen.map(({ id }) => id)).toEqual([])
    })

    it('B2 and B3 is played in a window of 20 columns and 12 rows, never on the other screen', async () => {
      const { exitCode, errors, screen } = await playByKeys(['learn', loaded.id], guessingByKeys, {
        runHost: expectedHost,
        columns: 20,
        rows: 12,
      })
      expect([exitCode, await errors.shown()]).toEqual([0, ''])
      expect((await screen.shown()).replaceAll(/\s/g, '')).toMatch(/Lesson\d+isdone\./)
      expect(screen.bytes).not.toMatch(takesOver)
    })
  })
}
