import { setMaxListeners } from 'node:events'

/** Any number may listen to a signal that we hand out; Node would take the eleventh for a leak and warn. */
export function allowManyListeners(signal: AbortSignal | undefined): void {
  if (signal !== undefined) setMaxListeners(0, signal)
}
