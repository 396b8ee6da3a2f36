import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  Queue,
  RateLimiter,
  Semaphore,
  sleep,
  TaskGroup,
  type WaitOptions,
  withTimeout,
} from 'learn-async/lab'
import { expect, it } from 'vitest'
import { listeners, turned } from './settled.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const hourMs = 3600e3

/** Each wait of the public lab, on a tool that somebody else waits at too. */
const waits: [what: string, begin: () => (options: WaitOptions) => Promise<unknown>][] = [
  [
    'get',
    () => {
      const queue = new Queue<object>()
      void queue.get()
      return (options) => queue.get(options)
    },
  ],
  [
    'put',
    () => {
      const queue = new Queue<object>(1)
      void queue.put({})
      void queue.put({})
      return (options) => queue.put({ kept: options }, options)
    },
  ],
  [
    'a loop over a queue',
    () => {
      const queue = new Queue<object>()
      void queue.get()
      return (options) => queue.values(options).next()
    },
  ],
  [
    'acquire',
    () => {
      const places = new Semaphore(1)
      void places.acquire()
      void places.acquire()
      return (options) => places.acquire(options)
    },
  ],
  [
    'take',
    () => {
      const limiter = new RateLimiter(1, hourMs)
      void limiter.take()
      return (options) => limiter.take(options)
    },
  ],
  ['sleep', () => (options) => sleep(hourMs, options)],
  ['sleep without an end', () => (options) => sleep(Number.POSITIVE_INFINITY, options)],
  [
    'withTimeout',
    () => (options) => withTimeout((signal) => sleep(2 * hourMs, { signal }), hourMs, options),
  ],
  [
    'a group',
    () => (options) =>
      TaskGroup.run((group) => void group.start((signal) => sleep(hourMs, { signal })), options),
  ],
]

it.each(waits)(
  '%s that was given up is collected, with all it was handed',
  async (_what, begin) => {
    const wait = begin()
    const giveUp = async () => {
      const stops = Array.from({ length: 20 }, () => new AbortController())
      const all = Promise.allSettled(stops.map(({ signal }) => wait({ signal })))
      for (const stop of stops) stop.abort(new Error('enough'))
      expect((await all).every(({ status }) => status === 'rejected')).toBe(true)
      return stops.map(({ signal }) => new WeakRef(signal))
    }
    const signals = await giveUp()
    await turned()
    collectGarbage()
    // The tool is still there, and its line.
    expect(wait).toBeTypeOf('function')
    expect(signals.filter((signal) => signal.deref() !== undefined)).toHaveLength(0)
  },
)

it.each(waits)('%s leaves no listener on a signal that lives on', async (_what, begin) => {
  const stop = new AbortController()
  const all = Array.from({ length: 20 }, () => begin()).map((wait) => wait({ signal: stop.signal }))
  expect(listeners(stop.signal)).toBe(1)
  stop.abort('enough')
  expect(listeners(stop.signal)).toBe(0)
  await Promise.allSettled(all)
})

it('what had what it waited for leaves no listener', async () => {
  const { signal } = new AbortController()
  const [queue, full, places] = [new Queue<number>(), new Queue<number>(1), new Semaphore(1)]
  const limiter = new RateLimiter(1, 1)
  await Promise.all([full.put(1), places.acquire(), limiter.take()])
  const all = [
    queue.get({ signal }),
    queue.values({ signal }).next(),
    full.put(2, { signal }),
    places.acquire({ signal }),
    limiter.take({ signal }),
    sleep(1, { signal }),
    withTimeout(() => sleep(1), hourMs, { signal }),
    TaskGroup.run((group) => void group.start(() => sleep(1)), { signal }),
  ]
  expect(listeners(signal)).toBe(1)
  await Promise.all([queue.put(1), queue.put(2), full.get()])
  places.release()
  await Promise.all(all)
  expect(listeners(signal)).toBe(0)
})
