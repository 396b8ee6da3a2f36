import { afterEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../testing/command-line.ts'
import { enter, Terminal } from '../../testing/terminal.ts'
import { entries, homeWithMissed, type Listed } from './answered.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

const setting = { kind: 'chose', setting: 'origin', value: 'javascript' }

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
    const [, ...waits] = /Here a is (\d+) ms, b (\d+) ms, c (\d+) ms\. /.exec(questions[0].text)!
    expect(waits).not.toEqual(['1000', '2000', '500'])
    expect(questions[0].code[0].text).toContain('together')
    const longest = `${Math.max(...waits.map(Number))} ms`
    const { exitCode, stdout } = await runCommand(['quiz', '--review', '--answers', longest], env)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Right: [\s\S]*1 of 1 right\.\nNext: learn-async learn/)
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
    expect(text).toMatch(
      /missed on 1 Jan 2020: .*You passed; it was .* Right once since; comes back on /,
    )
  })

  it('exits 1 with a wrong answer, which comes back', async () => {
    const env = { LEARN_ASYNC_HOME: homeWithMissed('together-total', '2020-01-01'), TZ: 'UTC' }
    const { exitCode, stdout } = await runCommand(['quiz', '--review', '--answers', '9 s'], env)
    expect(exitCode).toBe(1)
    expect(stdout).toContain('0 of 1 right. What was missed comes back tomorrow.\n')
  })

  it('asks the reserve of a lesson from the day after it was done', async () => {
    const done = { kind: 'reached', step: 'recap' }
    const day = (date: string, origin: string) =>
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
        { ...setting, value: origin },
      )
    const dueAfter = async (date: string, origin: string) => {
      const env = { LEARN_ASYNC_HOME: day(date, origin), TZ: 'UTC' }
      const { questions } = JSON.parse(
        (await runCommand(['quiz', '--review', '--json'], env)).stdout,
      )
      return questions.map(({ id }: Listed) => id)
    }
    expect(await dueAfter('2020-02-01', 'both')).toEqual(['gather-comes-later', 'which-overlap'])
    expect(await dueAfter('2020-02-01', 'javascript')).toEqual(['which-overlap'])
    expect(await dueAfter('2099-02-01', 'both')).toEqual([])
  })
})

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
  await terminal.sees(/Passed:[\s\S]*Next: go on[^\n]*$/)
  terminal.type(enter)
  await terminal.sees(
    /0 of 1 right\. What was missed comes back tomorrow\.[\s\S]*Who runs next[\s\S]*Next: the code and the first question[^\n]*$/,
  )
}, 60_000)
