/** The reason of an aborted signal, remembered as an abortion. */
export function abortionOf(signal: AbortSignal, abortions: WeakSet<object>): unknown {
  const reason: unknown = signal.reason
  if (typeof reason === 'object' && reason !== null) abortions.add(reason)
  return reason
}

/**
 * Whether an error says no more than that `signal` was aborted: its reason, what
 * wraps the reason, as Node's own functions do, or another library's AbortError.
 */
export function saysAborted(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false
  try {
    const seen = new Set<unknown>()
    for (let each = error; !seen.has(each); each = (each as Error).cause) {
      if (each === signal.reason) return true
      if (!(each instanceof Error)) return false
      if (each.name === 'AbortError') return true
      seen.add(each)
    }
  } catch {
    // What cannot be read is an error of its own.
  }
  return false
}
