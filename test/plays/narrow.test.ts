import { afterAll, describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { readyQuestion } from '../../src/tutor/expected.ts'
import { PlayState } from '../../src/tutor/play-state.ts'
import { putQuestion } from '../../src/tutor/put-question.ts'
import { expectedMachine } from '../../testing/expected-host.ts'
import { builtLessons, disk } from '../../testing/host.ts'
import { type Learner, playByKeys } from '../../testing/learner.ts'
import { guessingByKeys } from '../../testing/learners.ts'
import { enter } from '../../testing/screen.ts'

const { lessons } = await checkCourse(disk, builtLessons)
afterAll(() => expectedMachine.remove())

const [columns, rows] = [40, 12]

/** What stands in the window while something is asked. */
function watching(learner: Learner): Learner & { screens: string[][] } {
  const screens: string[][] = []
  return {
    screens,
    isAsked: (text) => learner.isAsked(text),
    types(text) {
      screens.push(text.split('\n').slice(-rows))
      return learner.types(text)
    },
  }
}

/** One who says where they come from, then guesses. */
function comingFrom(origin: string): Learner {
  const isFirst = (text: string): boolean =>
    text.slice(-800).replaceAll(/\s/g, '').includes('wheredoyoucomefrom')
  return {
    isAsked: (text) => guessingByKeys.isAsked(text),
    types: (text) => (isFirst(text) ? `${origin}${enter}` : guessingByKeys.types(text)),
  }
}

const isQuestion = (screen: readonly string[]): boolean =>
  /(?:helps, q leaves|(?:Seconds|Milliseconds|How many):)$/.test(screen.at(-1)!)

/** "Prediction 2 of 3.", "1 of 2.", "First:" */
const heading = /^(?:(?:Prediction|Question|Once more,) \d+ of|\d of \d\. |First: )/

/** What may be too long for a window: the words of options, names of programs, of lanes and of what is written. */
async function longTexts(loaded: LoadedLesson): Promise<string[]> {
  const runs = new LessonRuns(expectedMachine.host, loaded)
  const { defaults, turnedKnobs } = new PlayState(loaded, null)
  const texts = loaded.lesson.variants.map(({ title }) => title)
  for (const { question } of questionsOf(loaded.lesson)) {
    for (const knobs of [defaults, turnedKnobs]) {
      const ready = await readyQuestion(loaded, runs, question, knobs)
      const { options } = putQuestion(loaded, ready, { namedKnobs: 'none' }).presented
      texts.push(...options.flatMap(({ text }) => text.split('\n')))
    }
  }
  return [...new Set(texts)].filter((text) => text.length > shortest)
}

/** Fewer signs than these may be the beginning of anything. */
const shortest = 16

/** Rows that are the beginning of a long text, of which neither a sign nor the next row says that more was there. */
function cutWithoutSign(lines: readonly string[], texts: readonly string[]): string[] {
  const bare = (line = ''): string => line.replace(/^[❯ ]*(?:\[.\] )? *(?:\d+  )?/, '').trim()
  return lines.filter((line, at) => {
    const [row, next] = [bare(line), bare(lines[at + 1])]
    if (row.length < shortest) return false
    const whole = texts.filter((text) => text.startsWith(row))
    const rests = whole.map((text) => text.slice(row.length).trim())
    return rests.length > 0 && rests.every((rest) => rest !== '' && !goesOn(rest, next))
  })
}

function goesOn(rest: string, next: string): boolean {
  return next !== '' && (next.startsWith(rest) || rest.startsWith(next.replace(/…$/, '')))
}

/** Options, by the number before each, that are neither there nor counted as left out. */
function optionsMissing(screen: readonly string[]): number {
  const numbers = screen.flatMap((row) => /^[❯ ] (?:\[.\] |   )? ?(\d+)  \S/.exec(row)?.[1] ?? [])
  const leftOut = screen.some((row) => /^ {3}… \d+ more$/.test(row))
  return numbers.length < 2 && !leftOut ? 2 - numbers.length : 0
}

describe.each(lessons)('lesson $id in a window of 40 columns and 12 rows', (loaded) => {
  it.each(['2', '1'])(
    'has the question and its options in view, and cuts nothing without a sign, for who answers %s to where they come from',
    async (origin) => {
      const learner = watching(comingFrom(origin))
      const { exitCode, screen } = await playByKeys(['learn', loaded.id], learner, {
        runHost: expectedMachine.host,
        columns,
        rows,
      })
      expect(exitCode).toBe(0)
      const asked = learner.screens.filter(isQuestion)
      expect(asked.length).toBeGreaterThan(5)
      const unseen = asked.filter((one) => !one.some((row) => heading.test(row)))
      expect(unseen.map((one) => one.join('\n'))).toEqual([])
      const lists = asked.filter((one) => one.at(-1)!.endsWith('leaves'))
      const short = lists.filter((one) => optionsMissing(one) > 0)
      expect(short.map((one) => one.join('\n'))).toEqual([])
      const shown = (await screen.shown()).split('\n').map((line) => line.trimEnd())
      expect(cutWithoutSign(shown, await longTexts(loaded))).toEqual([])
      // What is to be copied is left as it is.
      const card = new Set([...loaded.takeHome.values()].flatMap((text) => text.split('\n')))
      const broken = screen.broken().filter((line) => !card.has(line))
      expect(
        broken.filter((line) => !/(?:^|: )learn-async |^Progress is kept in /.test(line)),
      ).toEqual([])
    },
  )
})
