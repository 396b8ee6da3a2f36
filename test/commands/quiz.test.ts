import { describe, expect, it } from 'vitest'
import { homeInMemory, runInProcess } from '../../testing/in-process.ts'

describe('quiz', () => {
  it('lists its questions, the options the same each time', async () => {
    const [one, other] = [
      await runInProcess(['quiz', 'gather', '--json']),
      await runInProcess(['quiz', 'gather', '--json']),
    ]
    expect(one.stdout).toBe(other.stdout)
    const { questions, results } = JSON.parse(one.stdout)
    expect(results).toBeUndefined()
    expect(questions.map(({ id, kind }: { id: string; kind: string }) => `${kind} ${id}`)).toEqual([
      'order order-of-values',
      'number all-comes-later',
      'line one-await-too-many',
      'number computing',
    ])
    expect(questions[1]).toMatchObject({
      unit: 's',
      code: [{ number: 1 }, { number: 2 }, { number: 3 }],
    })
  })

  it('judges --answers, tells why, keeps them, and exits 1 when one is wrong', async () => {
    const home = homeInMemory()
    const args = ['quiz', 'gather', '--answers', '-,3,3', '--speed', '20', '--json']
    const { exitCode, stdout } = await runInProcess(args, { LEARN_ASYNC_HOME: home })
    expect(exitCode).toBe(1)
    const { results, score } = JSON.parse(stdout)
    expect(score).toEqual({ right: 1, asked: 4 })
    expect(results).toMatchObject([
      { id: 'order-of-values', given: null, right: false, correct: ['A', 'B', 'C'] },
      {
        id: 'all-comes-later',
        given: 3000,
        right: false,
        correct: 2000,
        why: expect.stringContaining('Promise.all starts nothing'),
      },
      { id: 'one-await-too-many', given: ['inner-await'], right: true },
      { id: 'computing', given: null, right: false, correct: 600 },
    ])
    const kept = JSON.parse(
      (await runInProcess(['progress', '--json'], { LEARN_ASYNC_HOME: home })).stdout,
    )
    const gather = kept.lessons.find(({ id }: { id: string }) => id === 'gather')
    expect(gather).toMatchObject({ state: 'started', right: 1, asked: 4 })
    expect(
      gather.missed.map(({ question, lure }: { question: string; lure: string }) => [
        question,
        lure,
      ]),
    ).toEqual([
      ['order-of-values', null],
      ['all-comes-later', '0'],
      ['computing', null],
    ])
  })

  it('exits 0 when nothing was wrong', async () => {
    const { exitCode, stdout } = await runInProcess(
      ['quiz', 'gather', '--answers', '-,2', '--speed', '20'],
      {
        LEARN_ASYNC_HOME: homeInMemory(),
      },
    )
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Right: 2\.00 s\.[\s\S]*1 of 4 right\./)
  })
})
