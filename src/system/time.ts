import type { RealTime } from '../lab/clock/real-time.ts'

/** Real time as the lab needs it. Milliseconds. */
export const realTime: RealTime = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
  setImmediate: (callback) => void setImmediate(callback),
}

/** The same for who uses the lab's tools in a program of their own. */
export const systemTime = {
  now: (): number => performance.now(),
  /** Calls back once, `ms` later at the earliest; returns what cancels it. */
  after(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, Math.ceil(ms))
    return () => clearTimeout(timer)
  },
}
