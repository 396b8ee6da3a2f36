import type { RealTime } from '../lab/clock/real-time.ts'

/**
 * Real time as the lab needs it. Milliseconds. Not in one file with `time.ts`,
 * which the public lab takes: what both share would be a file more at each start.
 */
export const realTime: RealTime = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
  setImmediate: (callback) => void setImmediate(callback),
}
