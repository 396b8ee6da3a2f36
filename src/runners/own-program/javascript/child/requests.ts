import { subscribe } from 'node:diagnostics_channel'
import { clientLeft, kind } from '../log-format.ts'
import { type Activation, requestSite } from './activation.ts'
import type { Activations } from './activations.ts'
import type { Log } from './log.ts'

interface Message {
  request: { method?: string; url?: string }
  response: object
}

const longest = 80

/** Tells of each request that a server of the program's own takes, until its response is sent or its client has left. */
export function watchRequests(log: Log, activations: Activations): void {
  const under = new WeakMap<object, Activation>()
  let hearsOfClosed = false
  subscribe('http.server.request.start', (message) => {
    if (!hearsOfClosed) {
      hearsOfClosed = true
      hearClosed(under, (activation) =>
        log.event(kind.failed, requestSite, activation.id, clientLeft),
      )
    }
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
    under.delete((message as Message).response)
    // An answer at once still belongs to who gave it.
    queueMicrotask(() => log.event(kind.finished, requestSite, activation.id, 1))
  })
}

/**
 * A response that says that it is closed asks for its own `emit` then. A listener of ours the
 * program would see, and a call between would take the place of one of its own in a stack.
 */
function hearClosed(under: WeakMap<object, Activation>, left: (of: Activation) => void): void {
  const { prototype } = process.getBuiltinModule('node:http').ServerResponse
  // One that the program has put there is its own.
  if (Object.hasOwn(prototype, 'emit')) return
  const above = Object.getPrototypeOf(prototype) as object
  Object.defineProperty(prototype, 'emit', {
    configurable: true,
    enumerable: true,
    get(this: { closed?: boolean }) {
      const activation = this.closed === true ? under.get(this) : undefined
      if (activation !== undefined && under.delete(this)) left(activation)
      return Reflect.get(above, 'emit', this) as unknown
    },
    set(this: object, value: unknown) {
      const own = { value, configurable: true, enumerable: true, writable: true }
      Object.defineProperty(this, 'emit', own)
    },
  })
}
