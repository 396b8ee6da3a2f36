import { Worker } from 'node:worker_threads'
import type { Clock } from './clock/clock.ts'
import type { Lab } from './lab.ts'
import type { VirtualClock } from './clock/virtual-clock.ts'
import { allowManyListeners } from './tools/on-abort.ts'

/** Runs `work` beside the demo's thread and resolves to what it returns. */
export type Offload = Lab['offload']

/**
 * Work on the virtual clock: in a thread of its own too, since nothing else is
 * cut off from the program in the same way, but one whose `busy` takes no time
 * and is added up. Its end is there after so long.
 *
 * @param stop ends what is under way when it aborts
 */
export function modelledOffload(clock: VirtualClock, stop: AbortSignal): Offload {
  let ends: Promise<unknown> = Promise.resolve()
  return async (work, input) => {
    const calledMs = clock.now()
    const { computedMs, end } = inThread(work, input, { speed: null, stop })
    const goOn = clock.pause()
    // Whichever thread is the first on this machine, they end in the order of their calls: a run repeats.
    const mine = (ends = Promise.allSettled([ends, end]))
    await mine
    const leftMs = calledMs + (clock.machine.threadMs ?? 0) + computedMs() - clock.now()
    const over = leftMs > 0 && new Promise<void>((resolve) => void clock.after(leftMs, resolve))
    goOn()
    await over
    return end
  }
}

/** Work in real time. */
export function workerOffload(clock: Clock, speed: number, stop: AbortSignal): Offload {
  return async (work, input) => {
    const { end } = inThread(work, input, { speed, stop })
    const release = clock.outside()
    return end.finally(release)
  }
}

/**
 * Starts a worker thread for a piece of work; it is gone when `end` settles.
 * The input is what it is at the call, whenever the thread is there.
 */
function inThread<T, Input>(
  work: (thread: { busy(ms: number): void }, input: Input) => T,
  input: Input | undefined,
  { speed, stop }: { speed: number | null; stop: AbortSignal },
): { end: Promise<T>; computedMs: () => number } {
  const computedMs = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT))
  const workerData = { source: String(work), input: structuredClone(input), speed, computedMs }
  return { end: endOf<T>(workerData, stop), computedMs: () => computedMs[0]! }
}

async function endOf<T>(workerData: unknown, stop: AbortSignal): Promise<T> {
  allowManyListeners(stop)
  stop.throwIfAborted()
  // What it writes would go to the learner's terminal as it is, and is no line of the run.
  const worker = new Worker(threadSource, { eval: true, workerData, stdout: true, stderr: true })
  const ending = new AbortController()
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.on('message', resolve)
      worker.once('messageerror', reject)
      worker.once('error', reject)
      worker.once('exit', (code) =>
        reject(new Error(`the worker thread ended with exit code ${code} before it gave a result`)),
      )
      stop.addEventListener('abort', () => reject(stop.reason as Error), { signal: ending.signal })
    })
  } finally {
    ending.abort()
    await worker.terminate()
  }
}

const threadSource = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { source, input, speed, computedMs } = workerData
  const busy = (ms) => {
    if (!(ms > 0)) return
    computedMs[0] += ms
    if (speed === null) return
    const end = performance.now() + ms / speed
    while (performance.now() < end);
  }
  const work = (0, eval)('(' + source + ')')
  try {
    parentPort.postMessage(work({ busy }, input))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    // Node would send it without its name and its message.
    throw Object.assign(new Error(error.message), { name: error.name })
  }
`
