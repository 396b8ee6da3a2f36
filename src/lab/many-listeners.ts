import { setMaxListeners } from 'node:events'

/** Any number may wait with one signal; Node would take the eleventh for a leak and warn. */
export function allowManyListeners(signal: AbortSignal | undefined): void {
  if (signal !== undefined) setMaxListeners(0, signal)
}
