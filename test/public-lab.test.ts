import { Queue, RateLimiter, Semaphore, sleep, TaskGroup, withTimeout } from 'learn-async/lab'
import { expect, it } from 'vitest'

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
