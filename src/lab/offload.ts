import type { Clock } from './clock.ts'
import type { Lab } from './lab.ts'

/** Runs `work` beside the demo's thread and resolves to what it returns. */
export type Offload = Lab['offload']

/**
 * The model for the virtual clock: the work is done at once, its computing is
 * added up, and its result is there after so long.
 */
export function modelledOffload(clock: Clock): Offload {
  return async (work, input) => {
    let computedMs = 0
    const value = work({ busy: (ms) => void (computedMs += ms) }, input as never)
    await new Promise<void>((resolve) => clock.after(computedMs, resolve))
    return value
  }
}

/** The real thing: a worker thread for each piece of work, ended with it. */
export function workerOffload(clock: Clock, speed: number): Offload {
  return async (work, input) => {
    const { Worker } = await import('node:worker_threads')
    const release = clock.outside()
    const worker = new Worker(workerSource, {
      eval: true,
      workerData: { source: String(work), input, speed },
    })
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    } finally {
      await worker.terminate()
      release()
    }
  }
}

const workerSource = `
  const { parentPort, workerData } = require('node:worker_threads')
  const busy = (ms) => {
    const end = performance.now() + ms / workerData.speed
    while (performance.now() < end);
  }
  const work = (0, eval)('(' + workerData.source + ')')
  parentPort.postMessage(work({ busy }, workerData.input))
`
