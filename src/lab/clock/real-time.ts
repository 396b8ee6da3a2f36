/**
 * Real time as the lab needs it, handed in by `src/system/system.ts`: nothing in this
 * room touches a global timer or clock, so a test can put its own in place.
 */
export interface RealTime {
  /** Wall milliseconds from an arbitrary start, with fractions, never going back. */
  now(): number
  /** Calls back once, `ms` wall milliseconds later at the earliest. */
  setTimeout(callback: () => void, ms: number): TimerHandle
  clearTimeout(handle: TimerHandle): void
  setImmediate(callback: () => void): void
}

/** What `clearTimeout` takes; opaque. */
export type TimerHandle = unknown
