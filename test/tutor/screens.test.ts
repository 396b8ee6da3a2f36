import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { isPython, lineFinder, runsOf } from '../../src/course/code.ts'
import { decidingCode, mostLinesOnScreen } from '../../src/course/deciding-code.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import { askedOf, stepsOf } from '../../src/tutor/steps.ts'
import { builtLessons, disk } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)

/** Whose texts name so many lines that they do not fit; each must still be so. */
const namesTooMany: readonly string[] = []

describe.each(lessons)('lesson $id on its screens', (loaded) => {
  it('has every line that a text names in the code that stands with it', () => {
    for (const { question } of questionsOf(loaded.lesson)) {
      if (question.withCode === false) continue
      const parts = decidingCode(loaded, question)
      const line = lineFinder(loaded, question)
      const missing = (question.names ?? []).filter(({ snippet, file }) => {
        const number = line(snippet, file)
        return !parts.some(({ lines }) => lines.some((one) => one.number === number))
      })
      expect(missing, question.id).toEqual([])
    }
  })

  it(`has at most ${mostLinesOnScreen} lines of code with a question`, () => {
    const long = questionsOf(loaded.lesson)
      .filter(({ question }) => {
        const parts = decidingCode(loaded, question)
        return parts.flatMap(({ lines }) => lines).length > mostLinesOnScreen
      })
      .map(({ question: { id } }) => `${loaded.id} ${id}`)
    expect(long).toEqual(namesTooMany.filter((one) => one.startsWith(`${loaded.id} `)))
  })

  it('asks about Python only those who know it', () => {
    const aboutPython = (languages: readonly ('javascript' | 'python')[]): string[] =>
      stepsOf(loaded, languages).flatMap((step) =>
        'question' in step && isPython(runsOf(step.question)[0] ?? '') ? [step.id] : [],
      )
    expect(aboutPython(['javascript'])).toEqual([])
    const all = [...loaded.lesson.quiz, ...loaded.lesson.predictions]
    const stands = all.filter((question) => isPython(runsOf(question)[0] ?? ''))
    expect(aboutPython(['javascript', 'python'])).toHaveLength(stands.length)
    const sisters = askedOf(['python'], all).filter(({ insteadOf }) => insteadOf !== undefined)
    expect(sisters).toEqual([])
  })
})
