import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Unstamped } from '../../src/journal/entry.ts'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { enter, Terminal } from '../../testing/terminal.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

interface Listed {
  lesson: string
  id: string
  options?: { number: number; text: string }[]
}

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

function entries(home: string): (Unstamped & { kind: 'answered' })[] {
  const text = readFileSync(path.join(home, 'journal.jsonl'), 'utf8')
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    .filter(({ kind }) => kind === 'answered')
}

/** A home whose journal says that this question of gather was passed on that day, and what more is given. */
function homeWithMissed(question: string, date: string, ...more: object[]): string {
  const home = temporaryHome()
  mkdirSync(home, { recursive: true })
  const missed = {
    v: 1,
    kind: 'answered',
    at: `${date}T12:00:00.000Z`,
    lesson: 'gather',
    step: `quiz:${question}`,
    question,
    knobs: { a: 1000, b: 2000, c: 500 },
    given: null,
    verdict: 'passed',
    lure: null,
  }
  const lines = [missed, ...more.map((one) => ({ ...missed, ...one }))]
  writeFileSync(
    path.join(home, 'journal.jsonl'),
    lines.map((one) => `\n${JSON.stringify(one)}\n`).join(''),
  )
  return home
}

describe('quiz --surprise', () => {
  it('lists one question of each lesson, with its code, the same each time', async () => {
    const [one, other] = [
      await runCommand(['quiz', '--surprise', '--json']),
      await runCommand(['quiz', '--surprise', '--json']),
    ]
    expect([one.exitCode, one.stderr]).toEqual([0, ''])
    expect(one.stdout).toBe(other.stdout)
    const { questions, results } = JSON.parse(one.stdout)
    const { lessons } = JSON.parse((await runCommand(['list', '--json'])).stdout)
    expect(results).toBeUndefined()
    expect(questions.map(({ lesson }: Listed) => lesson)).toEqual(
      lessons.map(({ id }: { id: string }) => id),
    )
    for (const { code } of questions) expect(code.length).toBeGreaterThan(1)
  })

  it('marks what was known, queues what was not, and says where to start', async () => {
    const env = { LEARN_ASYNC_HOME: temporaryHome() }
    const { questions } = JSON.parse((await runCommand(['quiz', '--surprise', '--json'])).stdout)
    const known = answersFor(questions, ['event-loop', 'gather', 'fetch'])
    const { exitCode, stdout } = await runCommand(['quiz', '--surprise', '--answers', known], env)
    expect(exitCode).toBe(0)
    const first = questions.find(
      ({ lesson }: Listed) => !['event-loop', 'gather', 'fetch'].includes(lesson),
    ).lesson
    // The snippets ran: what they wrote stands with the verdict.
    expect(stdout).toMatch(/It wrote now at [\s\S]*Right: you said now, then, timer\./)
    expect(stdout).toMatch(/Passed\. The answer is/)
    expect(stdout).toContain(
      `You knew 3 of ${questions.length}. Start with ${first}.\nNext: learn-async learn ${first}\n`,
    )
    expect(entries(env.LEARN_ASYNC_HOME).map(({ lesson, step }) => `${lesson} ${step}`)).toEqual(
      questions.map(({ lesson, id }: Listed) => `${lesson} surprise:${id}`),
    )
    const list = await runCommand(['list'], env)
    expect(list.stdout).toMatch(/event-loop +known, may be skipped +Who runs next/)
    expect(list.stdout).toMatch(/errors +queued +Who hears/)
    expect(list.stdout).toContain(`Next: learn-async learn ${first}\n`)
    expect((await runCommand([], env)).stdout).toContain(`Next: learn-async run ${first}\n`)
    const { lessons } = JSON.parse((await runCommand(['list', '--json'], env)).stdout)
    const states = Object.fromEntries(
      lessons.map(({ id, state }: { id: string; state: string }) => [id, state]),
    )
    expect(states).toMatchObject({ gather: 'known', fetch: 'known', errors: 'queued' })
    // What was missed before its lesson is taught there; it does not come back tomorrow.
    const progress = await runCommand(['progress'], env)
    expect(progress.stdout).toMatch(/gather: known, may be skipped, 1 of 1 right at first/)
    expect(progress.stdout).not.toContain('missed on')
  })

  it('prints one document with --json, and exits 1 when an answer was wrong', async () => {
    const env = { LEARN_ASYNC_HOME: temporaryHome() }
    const { exitCode, stdout } = await runCommand(
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
      why: expect.stringContaining('if Promise.all started the waits'),
    })
  })

  it('is asked in a terminal, and can be left: what was answered counts', async () => {
    terminal = await Terminal.start(['quiz', '--surprise'])
    const on = terminal
    await on.sees(/where do you come from\?[\s\S]*q leaves$/)
    on.type(`3${enter}`)
    await on.sees(/To see what you may skip: learn-async quiz --surprise[\s\S]*Question 1 of \d+\./)
    await on.sees(/numbers in order[\s\S]*q leaves$/)
    on.type('-')
    await on.sees(/It wrote now at [\s\S]*Passed\.[\s\S]*Next: the next question[^\n]*$/)
    on.type(enter)
    await on.sees(/Question 2 of[\s\S]*- passes, \? helps, q leaves$/)
    on.type('-')
    await on.sees(/Question 2 of[\s\S]*Passed\.[\s\S]*Next: the next question[^\n]*$/)
    on.type(enter)
    await on.sees(/Together: Promise\.all, gather[\s\S]*const waits[\s\S]*Seconds:[^\n]*$/)
    on.type(`2${enter}`)
    await on.sees(
      /It was done at [\s\S]*Right: you said 2\.00 s[\s\S]*Next: the next question[^\n]*$/,
    )
    on.type('q')
    expect(await on.ended).toBe(0)
    await on.sees(/Saved\.\nNext: learn-async learn event-loop$/)
    const { stdout } = await runCommand(['list'], { LEARN_ASYNC_HOME: on.home })
    expect(stdout).toMatch(/event-loop +queued/)
    expect(stdout).toMatch(/gather +known, may be skipped/)
    terminal = await Terminal.start([], { home: on.home })
    await terminal.sees(
      /Which lesson\?[\s\S]*❯ +1 +Who runs next: the event loop +queued\n[\s\S]* 3 +Together: Promise\.all, gather +known, may be skipped/,
    )
  }, 60_000)
})

describe('quiz --review', () => {
  it('says that nothing is due, and when something will be', async () => {
    expect((await runCommand(['quiz', '--review'])).stdout).toBe(
      'Nothing is due today.\nNext: learn-async learn event-loop\n',
    )
    const env = { LEARN_ASYNC_HOME: homeWithMissed('computing', '2099-06-01'), TZ: 'UTC' }
    const { exitCode, stdout } = await runCommand(['quiz', '--review', '--answers', '1'], env)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Nothing is due today. The next question comes on 2 Jun 2099.\n')
    const { questions } = JSON.parse((await runCommand(['quiz', '--review', '--json'], env)).stdout)
    expect(questions).toEqual([])
  })

  it('counts days by the clock on the wall', async () => {
    const LEARN_ASYNC_HOME = homeWithMissed('computing', '2099-06-01')
    const comesOn = async (TZ: string) => {
      const { stdout } = await runCommand(['quiz', '--review'], { LEARN_ASYNC_HOME, TZ })
      return /comes on (.*)\./.exec(stdout)?.[1]
    }
    // It was missed at noon in Greenwich: that is midnight in Auckland, the next day.
    expect(await comesOn('Pacific/Auckland')).toBe('3 Jun 2099')
    expect(await comesOn('America/New_York')).toBe('2 Jun 2099')
  })

  it('asks with other knobs what is due; right, it is not due again today', async () => {
    const env = { LEARN_ASYNC_HOME: homeWithMissed('together-total', '2020-01-01'), TZ: 'UTC' }
    expect((await runCommand([], env)).stdout).toContain(
      '1 question due today: learn-async quiz --review --json\n',
    )
    const { questions } = JSON.parse((await runCommand(['quiz', '--review', '--json'], env)).stdout)
    expect(questions).toMatchObject([{ lesson: 'gather', id: 'together-total', unit: 's' }])
    const [, ...waits] = /With a (\d+) ms, b (\d+) ms, c (\d+) ms: /.exec(questions[0].text)!
    expect(waits).not.toEqual(['1000', '2000', '500'])
    expect(questions[0].code[0].text).toContain('together')
    const longest = `${Math.max(...waits.map(Number))} ms`
    const { exitCode, stdout } = await runCommand(['quiz', '--review', '--answers', longest], env)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Right: you said [\s\S]*1 of 1 right\.\nNext: learn-async learn/)
    expect(entries(env.LEARN_ASYNC_HOME).at(-1)).toMatchObject({
      step: 'review:together-total',
      verdict: 'right',
      knobs: { a: Number(waits[0]), b: Number(waits[1]), c: Number(waits[2]) },
    })
    const { due, lessons } = JSON.parse((await runCommand(['progress', '--json'], env)).stdout)
    const { reviews } = lessons.find(({ id }: { id: string }) => id === 'gather')
    expect(due).toBe(0)
    expect(reviews).toMatchObject([
      { question: 'together-total', why: 'missed', rightOn: [expect.any(String)], due: false },
    ])
    const text = (await runCommand(['progress'], env)).stdout
    expect(text).toMatch(/missed on 1 Jan 2020: .*\(you passed\); right once since; comes back on /)
  })

  it('exits 1 with a wrong answer, which comes back', async () => {
    const env = { LEARN_ASYNC_HOME: homeWithMissed('together-total', '2020-01-01'), TZ: 'UTC' }
    const { exitCode, stdout } = await runCommand(['quiz', '--review', '--answers', '9 s'], env)
    expect(exitCode).toBe(1)
    expect(stdout).toContain('0 of 1 right. What was missed comes back tomorrow.\n')
  })

  it('asks the reserve of a lesson from the day after it was done', async () => {
    const done = { kind: 'reached', step: 'recap' }
    const day = (date: string) =>
      homeWithMissed(
        'computing',
        '2020-01-01',
        {
          verdict: 'right',
          at: '2020-01-02T12:00:00.000Z',
        },
        {
          verdict: 'right',
          at: '2020-01-09T12:00:00.000Z',
        },
        { ...done, at: `${date}T12:00:00.000Z` },
      )
    const dueAfter = async (date: string) => {
      const env = { LEARN_ASYNC_HOME: day(date), TZ: 'UTC' }
      const { questions } = JSON.parse(
        (await runCommand(['quiz', '--review', '--json'], env)).stdout,
      )
      return questions.map(({ id }: Listed) => id)
    }
    expect(await dueAfter('2020-02-01')).toEqual(['gather-comes-later', 'which-overlap'])
    expect(await dueAfter('2099-02-01')).toEqual([])
  })
})

const setting = { kind: 'chose', setting: 'origin', value: 'javascript' }

it('the menu begins with what is due', async () => {
  const home = homeWithMissed('all-comes-later', '2020-01-01', setting)
  terminal = await Terminal.start([], { home })
  const on = terminal
  await on.sees(/Which lesson\?[\s\S]*0 {2}1 question due today[\s\S]*q leaves$/)
  on.type(enter)
  await on.sees(
    /Due today: 1 question\.[\s\S]*const waits[\s\S]*Question 1 of 1\.[\s\S]*Seconds:[^\n]*$/,
  )
  on.type(`q${enter}`)
  await on.sees(
    /Saved\.\nNext: learn-async learn\n[\s\S]*Which lesson\?[\s\S]*1 question due today[\s\S]*q leaves$/,
  )
  on.type('q')
  expect(await on.ended).toBe(0)
})

it('learn without a name begins with what is due, then goes on with the next lesson', async () => {
  const home = homeWithMissed('all-comes-later', '2020-01-01', setting)
  terminal = await Terminal.start(['learn'], { home })
  await terminal.sees(/Due today: 1 question[\s\S]*Seconds:[^\n]*$/)
  terminal.type(`-${enter}`)
  await terminal.sees(/Passed\.[\s\S]*Next: go on[^\n]*$/)
  terminal.type(enter)
  await terminal.sees(
    /0 of 1 right\. What was missed comes back tomorrow\.[\s\S]*Who runs next[\s\S]*Next: the code and the first question[^\n]*$/,
  )
}, 60_000)
