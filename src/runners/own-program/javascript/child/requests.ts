import { subscribe } from 'node:diagnostics_channel'
import { kind } from '../log-format.ts'
import { type Activation, requestSite } from './activation.ts'
import type { Activations } from './activations.ts'
import type { Log } from './log.ts'

interface Message {
  request: { method?: string; url?: string }
  response: object
}

const longest = 80

/** Tells of each request that a server of the program's own takes, until its response is sent. */
export function watchRequests(log: Log, activations: Activations): void {
  const under = new WeakMap<object, Activation>()
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Message
    const [path = ''] = (request.url ?? '').split(/[?#]/, 1)
    const name = log.text(`${request.method} ${path}`.slice(0, longest))
    const activation = activations.begins(requestSite)
    log.event(kind.entered, requestSite, activation.id, 0)
    log.event(kind.isLane, requestSite, activation.id, name)
    under.set(response, activation)
    // Whoever listens for requests has heard of it then.
    queueMicrotask(() => {
      activations.rests(activation)
      log.event(kind.paused, requestSite, activation.id, 0)
    })
  })
  subscribe('http.server.response.finish', (message) => {
    const activation = under.get((message as Message).response)
    if (activation === undefined) return
    // An answer at once still belongs to who gave it.
    queueMicrotask(() => log.event(kind.finished, requestSite, activation.id, 1))
  })
}
