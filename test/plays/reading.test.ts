import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { isPython, runsOf } from '../../src/course/code.ts'
import { checkCourse } from '../../src/course/check/check.ts'
import { expectedMachine } from '../../testing/expected-host.ts'
import { builtLessons, disk } from '../../testing/host.ts'
import { minutesOf, readRightly } from '../../testing/reader.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const minutes: number[] = []
afterAll(() => expectedMachine.remove())

it.each(lessons)('$id is measured by who answers everything rightly', async (loaded) => {
  const reading = await readRightly(expectedMachine.host, loaded, 'javascript')
  const { predictions, modify, quiz } = loaded.lesson
  // What is asked of who comes from JavaScript.
  const asked = [...predictions, ...modify.questions, ...quiz].filter(
    (question) => !isPython(runsOf(question)[0] ?? ''),
  )
  expect(reading.asked.length).toBeGreaterThanOrEqual(asked.length)
  expect(reading.words).toBeGreaterThan(300)
  expect(reading.rows).toBeGreaterThan(reading.longestStretch)
  expect(reading.enters).toBeGreaterThan(0)
  expect(reading.waitingMs).toBeGreaterThan(0)
  minutes.push(minutesOf(reading))
})

it('README names the minutes that a lesson takes', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, least, most] = /(\d+) to (\d+) minutes each/.exec(readme)!
  expect(minutes).toHaveLength(lessons.length)
  expect(Math.round(Math.min(...minutes))).toBe(Number(least))
  expect(Math.round(Math.max(...minutes))).toBe(Number(most))
})
