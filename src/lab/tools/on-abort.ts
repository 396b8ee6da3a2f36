import { setMaxListeners } from 'node:events'

/** Who waits with a signal, and the one listener that tells them. */
interface Listening {
  callbacks: Set<() => void>
  listener: () => void
}

const listening = new WeakMap<AbortSignal, Listening>()

/**
 * Calls back once when a signal that is not aborted yet aborts, in the order in
 * which it was asked for. The result takes it back, in constant time. However
 * many wait, the signal has one listener of ours, and none when nobody waits:
 * Node takes eleven for a leak, and walks through all to remove one.
 * @throws TypeError when it is no AbortSignal
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = listening.get(signal) ?? listenTo(signal)
  // Of its own, so that the same function may wait twice.
  const own = (): void => callback()
  callbacks.add(own)
  return () => {
    if (!callbacks.delete(own) || callbacks.size > 0) return
    signal.removeEventListener('abort', listener)
    listening.delete(signal)
  }
}

function listenTo(signal: AbortSignal): Listening {
  const callbacks = new Set<() => void>()
  const listener = (): void => {
    listening.delete(signal)
    for (const callback of callbacks) callback()
  }
  signal.addEventListener('abort', listener, { once: true })
  const made = { callbacks, listener }
  listening.set(signal, made)
  return made
}

/** Any number may listen to a signal that we hand out; Node would take the eleventh for a leak and warn. */
export function allowManyListeners(signal: AbortSignal | undefined): void {
  if (signal !== undefined) setMaxListeners(0, signal)
}
