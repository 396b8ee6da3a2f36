import { expect, it } from 'vitest'
import { sleep } from '../../src/public-lab.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { runInLab } from '../../src/lab/run.ts'
import { host } from '../../testing/lab-host.ts'

const waits: [what: string, wait: (lab: Lab, signal: AbortSignal) => () => Promise<unknown>][] = [
  [
    'for a place',
    ({ Semaphore }, signal) => {
      const places = new Semaphore(1)
      return () => places.acquire({ signal })
    },
  ],
  [
    'for a turn',
    ({ RateLimiter }, signal) => {
      const limiter = new RateLimiter(1, 1000)
      return () => limiter.take({ signal })
    },
  ],
  [
    'for a time',
    ({ sleep: labSleep }, signal) =>
      () =>
        labSleep(1000, { signal }),
  ],
  ['for a time, in a program of their own', (_lab, signal) => () => sleep(1000, { signal })],
  [
    'for a reply',
    ({ fetch }, signal) =>
      () =>
        fetch('/delay/1', { signal }),
  ],
]

it.each(waits)('twenty wait %s with one signal, and Node warns of no leak', async (_what, wait) => {
  const warnings: string[] = []
  const warned = ({ message }: Error) => warnings.push(message)
  process.on('warning', warned)
  await runInLab(host, {
    program: async (lab) => {
      const stopping = new AbortController()
      const one = wait(lab, stopping.signal)
      const all = Array.from({ length: 20 }, () => one())
      stopping.abort()
      await Promise.allSettled(all)
    },
    clock: 'virtual',
    speed: 1,
    seed: 1,
    deadlineMs: 30_000,
    network: { kind: 'delay-server' },
  })
  process.off('warning', warned)
  expect(warnings).toEqual([])
})
