import { expect, it } from 'vitest'
import type { Result } from '../../testing/command-line.ts'
import { answersIn, type Listed } from '../end-to-end/answered.ts'

/** Right answers to the surprise quiz, by lesson: an order as its texts, otherwise what is typed. */
const right: Record<string, string | string[]> = {
  'event-loop': ['now', 'then', 'timer'],
  gather: '2',
  fetch: ['B', 'C', 'A'],
  errors: ['the process ends with exit code 1'],
}

/** What is typed for the lessons named; the others are passed. */
function answersFor(questions: readonly Listed[], lessons: readonly string[]): string {
  return questions
    .map(({ lesson, options = [] }) => {
      const answer = lessons.includes(lesson) ? right[lesson]! : '-'
      if (typeof answer === 'string') return answer
      return answer.map((text) => options.find((one) => one.text === text)!.number).join('-')
    })
    .join(',')
}

/** A program that is run with a home of its own, and what its journal then holds. */
interface Program {
  run(args: readonly string[], env?: Record<string, string>): Promise<Result>
  newHome(): string
  journalOf(home: string): string
}

/** What `quiz --surprise` says, as the program is run here. */
export function surpriseQuiz({ run, newHome, journalOf }: Program): void {
  it('lists one question of each lesson, with its code, the same each time', async () => {
    const [one, other] = [
      await run(['quiz', '--surprise', '--json']),
      await run(['quiz', '--surprise', '--json']),
    ]
    expect([one.exitCode, one.stderr]).toEqual([0, ''])
    expect(one.stdout).toBe(other.stdout)
    const { questions, results } = JSON.parse(one.stdout)
    const { lessons } = JSON.parse((await run(['list', '--json'])).stdout)
    expect(results).toBeUndefined()
    expect(questions.map(({ lesson }: Listed) => lesson)).toEqual(
      lessons.map(({ id }: { id: string }) => id),
    )
    for (const { code } of questions) expect(code.length).toBeGreaterThan(1)
  })

  it('marks what was known, queues what was not, and says where to start', async () => {
    const env = { LEARN_ASYNC_HOME: newHome() }
    const { questions } = JSON.parse((await run(['quiz', '--surprise', '--json'])).stdout)
    const known = answersFor(questions, ['event-loop', 'gather', 'fetch'])
    const { exitCode, stdout } = await run(['quiz', '--surprise', '--answers', known], env)
    expect(exitCode).toBe(0)
    const first = questions.find(
      ({ lesson }: Listed) => !['event-loop', 'gather', 'fetch'].includes(lesson),
    ).lesson
    // The snippets ran: what they wrote stands with the verdict.
    expect(stdout).toMatch(/It wrote "now" at [\s\S]*Right: now, then, timer\./)
    expect(stdout).toMatch(/Passed: it was/)
    expect(stdout).toContain(
      `You knew 3 of ${questions.length}. Start with ${first}.\nNext: learn-async learn ${first}\n`,
    )
    expect(
      answersIn(journalOf(env.LEARN_ASYNC_HOME)).map(({ lesson, step }) => `${lesson} ${step}`),
    ).toEqual(questions.map(({ lesson, id }: Listed) => `${lesson} surprise:${id}`))
    const list = await run(['list'], env)
    expect(list.stdout).toMatch(/event-loop +known, may be skipped +Who runs next/)
    expect(list.stdout).toMatch(/errors +queued +Who hears/)
    expect(list.stdout).toContain(`Next: learn-async learn ${first}\n`)
    expect((await run([], env)).stdout).toContain(`Next: learn-async run ${first}\n`)
    const { lessons } = JSON.parse((await run(['list', '--json'], env)).stdout)
    const states = Object.fromEntries(
      lessons.map(({ id, state }: { id: string; state: string }) => [id, state]),
    )
    expect(states).toMatchObject({ gather: 'known', fetch: 'known', errors: 'queued' })
    // What was missed before its lesson is taught there; it does not come back tomorrow.
    const progress = await run(['progress'], env)
    expect(progress.stdout).toMatch(/gather: known, may be skipped, 1 of 1 right at first/)
    expect(progress.stdout).not.toContain('missed on')
  })

  it('prints one document with --json, and exits 1 when an answer was wrong', async () => {
    const env = { LEARN_ASYNC_HOME: newHome() }
    const { exitCode, stdout } = await run(
      ['quiz', '--surprise', '--answers', '-,-,3', '--json'],
      env,
    )
    expect(exitCode).toBe(1)
    const { schemaVersion, questions, results, score, next } = JSON.parse(stdout)
    expect([schemaVersion, next]).toEqual([1, 'event-loop'])
    expect(score).toEqual({ right: 0, asked: questions.length })
    expect(results.find(({ lesson }: Listed) => lesson === 'gather')).toMatchObject({
      id: 'all-comes-later',
      given: 3000,
      right: false,
      correct: 2000,
      why: expect.stringContaining('Promise.all starts nothing'),
    })
  })
}
