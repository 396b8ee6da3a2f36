import { describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/lab/lab.ts'
import { inLab, written } from '../../../testing/in-lab.ts'

/** Begins a wait of `lab` that ends with its signal alone. */
type Wait = (lab: Lab, signal: AbortSignal) => Promise<unknown>

const waits: [what: string, held: boolean, wait: Wait][] = [
  ['get', false, ({ Queue }, signal) => new Queue().get({ signal })],
  ['a loop over a queue', false, ({ Queue }, signal) => new Queue().values({ signal }).next()],
  [
    'put',
    true,
    ({ Queue }, signal) => {
      const queue = new Queue<number>(1)
      void queue.put(1)
      return queue.put(2, { signal })
    },
  ],
  [
    'acquire',
    true,
    ({ Semaphore }, signal) => {
      const places = new Semaphore(1)
      void places.acquire()
      return places.acquire({ signal })
    },
  ],
  [
    'take',
    true,
    ({ RateLimiter }, signal) => {
      const limiter = new RateLimiter(1, 10_000)
      void limiter.take()
      return limiter.take({ signal })
    },
  ],
  ['sleep', false, ({ sleep }, signal) => sleep(Number.POSITIVE_INFINITY, { signal })],
]

describe('the lane of a wait that is given up', () => {
  it.each(waits)('ends as cancelled, at once: %s', async (_what, held, wait) => {
    const { facts, trace } = await inLab(async (lab) => {
      await lab.task('A', () => wait(lab, lab.timeout(50))).catch(() => {})
    })
    const [lane] = facts.lanes
    expect([lane?.outcome, lane?.endMs, lane?.heldMs]).toEqual(['cancelled', 50, held ? 50 : 0])
    expect([trace.ending, facts.lastMs]).toEqual([{ kind: 'returned', atMs: 50 }, 50])
    const moments = trace.events.map(({ kind, atMs }) => `${kind} ${atMs}`)
    expect(moments.slice(-2)).toEqual(['resumed 50', 'cancelled 50'])
  })

  it.each(waits)('waits no more where it goes on: %s', async (_what, held, wait) => {
    const { facts } = await inLab((lab) =>
      lab.task('A', async () => {
        await wait(lab, lab.timeout(50)).catch(() => {})
        await lab.sleep(100)
      }),
    )
    const [lane] = facts.lanes
    expect([lane?.outcome, lane?.endMs, lane?.heldMs]).toEqual(['finished', 150, held ? 50 : 0])
  })

  it.each(waits)(
    'is cancelled by a signal that was aborted before: %s',
    async (_what, _held, wait) => {
      const { facts, trace } = await inLab(async (lab) => {
        await lab.task('A', () => wait(lab, AbortSignal.abort())).catch(() => {})
      })
      expect([facts.lanes[0]?.outcome, facts.lanes[0]?.endMs]).toEqual(['cancelled', 0])
      expect(trace.events.some(({ kind }) => kind === 'waiting')).toBe(false)
    },
  )

  it.each(waits)('tells of an abort that nobody catches: %s', async (_what, _held, wait) => {
    const { trace } = await inLab(async (lab) => {
      void lab.task('A', () => wait(lab, lab.timeout(50)))
      await lab.sleep(100)
    })
    expect(trace.unhandled.map(({ name }) => name)).toEqual(['TimeoutError'])
  })
})

it('a loop whose signal aborts while it is at work is cancelled at its next step', async () => {
  const { facts } = await inLab(async ({ Queue, task, sleep, timeout }) => {
    const queue = new Queue<number>()
    for (const item of [1, 2]) void queue.put(item)
    const consume = async () => {
      for await (const _item of queue.values({ signal: timeout(50) })) await sleep(100)
    }
    await task('A', consume).catch(() => {})
    return queue.size
  })
  expect([facts.lanes[0]?.outcome, facts.lanes[0]?.endMs]).toEqual(['cancelled', 100])
})

it('a group whose producer breaks ends, with the consumer that waited for it', async () => {
  const run = await inLab(async ({ TaskGroup, Queue, task, sleep, log }) => {
    const ending = TaskGroup.run((group) => {
      const queue = new Queue<number>()
      void group.start((signal) =>
        task('consumer', async () => {
          for await (const item of queue.values({ signal })) log(String(item))
        }),
      )
      void group.start(() =>
        task('producer', async () => {
          await queue.put(1)
          await sleep(50)
          throw new Error('the producer broke')
        }),
      )
    })
    await ending.catch((error: Error) => log(error.message))
  })
  expect(written(run)).toEqual(['1 0', '1 task failed: the producer broke 50'])
  expect(run.facts.lanes.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'consumer cancelled',
    'producer failed',
  ])
})

it.each([
  ['sleep', ({ sleep }: Lab, ms: number) => sleep(ms)],
  ['wait', ({ wait }: Lab, ms: number) => wait('A', ms)],
  ['timeout', async ({ timeout }: Lab, ms: number) => timeout(ms)],
  ['busy', async ({ busy }: Lab, ms: number) => busy(ms)],
  ['compute', ({ compute }: Lab, ms: number) => compute('A', ms)],
])('a %s of no time is refused', async (_what, wait) => {
  for (const ms of [Number.NaN, undefined, -1]) {
    const { trace } = await inLab((lab) => wait(lab, ms as number))
    expect(trace.ending).toMatchObject({ kind: 'threw', atMs: 0, error: { name: 'RangeError' } })
  }
})
