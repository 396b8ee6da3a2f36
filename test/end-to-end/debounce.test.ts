import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'

/** The lesson that docs/writing-a-lesson.md walks through. */
const written = fileURLToPath(new URL('../fixtures/debounce', import.meta.url))

function courseElsewhere(): string {
  const course = path.join(temporaryHome(), 'course')
  cpSync(written, course, { recursive: true })
  return course
}

const quiz = (course: string, answers: string): ReturnType<typeof runCommand> =>
  runCommand(['quiz', 'debounce', '--course', course, '--answers', answers, '--speed', '20'])

it('a lesson of 120 lines in all passes check, wherever it stands', async () => {
  const course = courseElsewhere()
  const folder = path.join(course, '01-debounce')
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n'),
  )
  expect(lines.length).toBeLessThanOrEqual(120)
  const { exitCode, stdout, stderr } = await runCommand(['check', course])
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^1 lesson checked, no fault\.\n/)
})

it('its quiz knows right from wrong, and shows the code that each question is about', async () => {
  const course = courseElsewhere()
  const [right, wrong] = [await quiz(course, '1,0.9,1,1.1'), await quiz(course, '2,1.3,2,5')]
  expect([right.exitCode, wrong.exitCode]).toEqual([0, 1])
  expect(right.stdout).toContain('4 of 4 right.')
  expect(wrong.stdout).toContain('0 of 4 right.')
  // The deciding lines of both programs, of the snippet all of them.
  expect(right.stdout).toMatch(
    /15 │ export const everyKey.*\n.*\n {2}… │\n 18 │ export const debounced/,
  )
  expect(right.stdout).toMatch(/1 │ const stop = .*\n.*\n.*\n {2}4 │ await sleep\(400\)/)
  // What tempts has its own words, any other number the rule.
  expect(wrong.stdout).toMatch(
    /you said 1\.30 s; it was 900 ms\. The second timer waits for nobody/,
  )
  expect(wrong.stdout).toMatch(/you said 5\.00 s; it was \S+ s\. The last search begins/)
})
