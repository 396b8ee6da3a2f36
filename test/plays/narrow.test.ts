import { afterAll, describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { expectedMachine } from '../../testing/expected-host.ts'
import { builtLessons, disk } from '../../testing/host.ts'
import { type Learner, playByKeys } from '../../testing/learner.ts'
import { guessingByKeys } from '../../testing/learners.ts'

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

const isQuestion = (screen: readonly string[]): boolean =>
  /(?:helps, q leaves|(?:Seconds|Milliseconds|How many):)$/.test(screen.at(-1)!)

/** "Prediction 2 of 3.", "1 of 2.", "First:" */
const heading = /^(?:(?:Prediction|Question|Once more,) \d+ of|\d of \d\. |First: )/

/** Options, by the number before each, that are neither there nor counted as left out. */
function optionsMissing(screen: readonly string[]): number {
  const numbers = screen.flatMap((row) => /^[❯ ] (?:\[.\] |   )? ?(\d+)  \S/.exec(row)?.[1] ?? [])
  const leftOut = screen.some((row) => /^ {3}… \d+ more$/.test(row))
  return numbers.length < 2 && !leftOut ? 2 - numbers.length : 0
}

describe.each(lessons)('lesson $id in a window of 40 columns and 12 rows', (loaded) => {
  it('has the question and its options in view, and cuts no line', async () => {
    const learner = watching(guessingByKeys)
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
    await screen.shown()
    // What is to be copied is left as it is.
    const card = new Set([...loaded.takeHome.values()].flatMap((text) => text.split('\n')))
    const broken = screen.broken().filter((line) => !card.has(line))
    expect(
      broken.filter((line) => !/(?:^|: )learn-async |^Progress is kept in /.test(line)),
    ).toEqual([])
  })
})
