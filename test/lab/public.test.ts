import { Queue, RateLimiter, Semaphore, sleep, TaskGroup, withTimeout } from 'learn-async/lab'
import { describe, expect, it, vi } from 'vitest'

it('works without a recorder, in real time', async () => {
  const limiter = new RateLimiter(2, 20)
  const places = new Semaphore(2)
  const queue = new Queue<number>(2)
  const got: number[] = []
  await TaskGroup.run((group) => {
    void group.start(async () => {
      for (const item of [1, 2, 3, 4]) {
        await limiter.take()
        await places.run(() => queue.put(item))
      }
      queue.close()
    })
    void group.start(async () => {
      for await (const item of queue) got.push(item)
    })
  })
  expect(got).toEqual([1, 2, 3, 4])
})

it('sleeps, and wakes with the reason of its signal', async () => {
  await sleep(1)
  const stopping = new AbortController()
  const asleep = sleep(60_000, { signal: stopping.signal })
  stopping.abort(new Error('up'))
  await expect(asleep).rejects.toThrow('up')
  await expect(sleep(60_000, { signal: stopping.signal })).rejects.toThrow('up')
})

it('limits in time', async () => {
  const limited = withTimeout((signal) => sleep(60_000, { signal }), 1)
  await expect(limited).rejects.toMatchObject({ name: 'TimeoutError' })
})

describe('a time', () => {
  it.each([Number.NaN, undefined, -1, '100'])('that is none is refused: %s', async (ms) => {
    const given = ms as number
    await expect(sleep(given)).rejects.toBeInstanceOf(RangeError)
    await expect(withTimeout(() => sleep(1), given)).rejects.toBeInstanceOf(RangeError)
    expect(() => new RateLimiter(1, given)).toThrow(RangeError)
  })

  it.each([2 ** 31, 30 * 24 * 3600e3, Number.POSITIVE_INFINITY])(
    'of %d ms ends nothing early, warns of nothing, and keeps no timer when it is over',
    async (ms) => {
      const warnings: string[] = []
      const warned = ({ message }: Error) => warnings.push(message)
      process.on('warning', warned)
      const [begin, end] = [
        vi.spyOn(globalThis, 'setTimeout'),
        vi.spyOn(globalThis, 'clearTimeout'),
      ]
      const stop = new AbortController()
      const asleep = sleep(ms, { signal: stop.signal }).then(
        () => 'woke',
        (reason: unknown) => reason,
      )
      const limiter = new RateLimiter(1, Math.min(ms, 2 ** 40))
      await limiter.take()
      const turn = limiter.take({ signal: stop.signal }).then(
        () => 'started',
        (reason: unknown) => reason,
      )
      // Longer than what Node makes of a delay that is too long for it.
      const work = (signal: AbortSignal) => sleep(20, { signal }).then(() => 'done')
      expect(await withTimeout(work, ms)).toBe('done')
      stop.abort('enough')
      expect(await Promise.all([asleep, turn])).toEqual(['enough', 'enough'])
      process.off('warning', warned)
      const long = begin.mock.results.filter((_, index) => begin.mock.calls[index]![1]! > 3600e3)
      const ended = end.mock.calls.map(([timer]) => timer)
      vi.restoreAllMocks()
      expect(warnings).toEqual([])
      // Of sleep, of the limiter and of the limit, which has none where it has no end.
      expect(long).toHaveLength(ms === Number.POSITIVE_INFINITY ? 2 : 3)
      expect(long.every(({ value }) => ended.includes(value))).toBe(true)
    },
  )
})
