import { setTimeout as nodeSleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sleep, TaskGroup, withTimeout } from '../../../src/lab/public.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { LabRunner } from '../../../src/runners/lab.ts'
import { host } from '../../../testing/lab-host.ts'

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
    'for an item',
    ({ Queue }, signal) => {
      const queue = new Queue()
      return () => queue.get({ signal })
    },
  ],
  ['for a group', (_lab, signal) => () => TaskGroup.run(() => sleep(1), { signal })],
  ['for work with a limit', (_lab, signal) => () => withTimeout(() => sleep(1), 1000, { signal })],
  ['with the signal of a group', listening((run) => TaskGroup.run((group) => run(group.signal)))],
  ['with the signal of a limit', listening((run) => withTimeout(run, 1000))],
  ['with a signal that aborts in time', listening((run, { timeout }) => run(timeout(1000)))],
  ['with that of the run', listening((run, { signal }) => run(signal))],
  [
    'for a reply',
    ({ fetch }, signal) =>
      () =>
        fetch('/delay/1', { signal }),
  ],
]

/** Twenty that listen by themselves to a signal which the lab has made. */
function listening(
  handed: (run: (signal: AbortSignal) => Promise<void>, lab: Lab) => Promise<void>,
): (lab: Lab) => () => Promise<void> {
  const listen = async (signal: AbortSignal): Promise<void> => {
    const all = Array.from({ length: 20 }, () => nodeSleep(1, undefined, { signal }))
    await Promise.all(all)
  }
  return (lab) => () => handed(listen, lab)
}

it.each(waits)('twenty wait %s with one signal, and Node warns of no leak', async (_what, wait) => {
  const warnings: string[] = []
  const warned = ({ message }: Error) => warnings.push(message)
  process.on('warning', warned)
  await new LabRunner(host).run({
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
