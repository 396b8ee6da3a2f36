/** Real time for who uses the lab's tools in a program of their own. Milliseconds. */
export const systemTime = {
  now: (): number => performance.now(),
  /** Calls back once, `ms` later at the earliest; returns what cancels it. */
  after(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, Math.ceil(ms))
    return () => clearTimeout(timer)
  },
}
