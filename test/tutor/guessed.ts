import { expect, it } from 'vitest'
import { houseLessons } from '../../proof/fuzz/course.ts'
import { type Entry, formatEntry } from '../../src/journal/entry.ts'
import { entriesIn, progressOf } from '../../testing/entries.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { chosen, type Which } from '../../testing/few.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { playByLines, type Typing } from '../../testing/learner.ts'
import { guessing } from '../../testing/learners.ts'

export const at = '2026-01-01T12:00:00.000Z'
export const origin: Entry & { kind: 'chose' } = {
  kind: 'chose',
  at,
  setting: 'origin',
  value: 'both',
}
/** A journal on a disk in memory. */
export const journal = (...entries: Entry[]): MemoryStorage =>
  new MemoryStorage().put(entries.map((entry) => `\n${formatEntry(entry)}\n`).join(''))

/** Plays a lesson in plain lines, and says how that ended. */
export async function played(lesson: string, storage: MemoryStorage, typing: Typing = guessing) {
  const { exitCode, said, noted } = await playByLines(['learn', lesson], typing, {
    runHost: expectedHost,
    storage,
  })
  const { entries } = entriesIn(storage.files.get('journal.jsonl')!)
  return {
    code: exitCode,
    entries,
    text: said,
    errors: noted,
    state: progressOf(entries).of(lesson).state,
  }
}

const lessons = (await houseLessons()).map(({ id }) => id)

/** Guesses lessons through to their end. */
export function guessedThrough(which: Which): void {
  it.each(chosen(lessons, which, 4))(
    '%s is guessed through to its end, and each guess is told of',
    async (lesson) => {
      const { code, state, text, errors } = await played(lesson, journal(origin))
      expect([code, state]).toEqual([0, 'done'])
      expect(text).toMatch(/Wrong: you said/)
      expect(text).toMatch(/Once more, 1 of \d+\.[\s\S]*To keep:[\s\S]*You missed:/)
      expect(text).not.toMatch(/[\x1b\r\u2500-\u259f]|NaN|\[object/)
      expect(
        errors.split('\n').filter((line) => !/^(?:Working|Still working|Done): |^$/.test(line)),
      ).toEqual([])
    },
    60_000,
  )
}
