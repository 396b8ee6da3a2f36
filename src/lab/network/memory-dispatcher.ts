import type { Dispatcher, errors } from 'undici'
import { answer, type Replying, type Visits } from './answer.ts'
import type { Clock } from '../clock/clock.ts'
import { ServerCounter, type ServerParts } from './server-count.ts'

type Undici = { Dispatcher: typeof Dispatcher; errors: typeof errors }
type Handler = Dispatcher.DispatchHandler

/** A request that has a connection or waits for one. */
interface Job {
  options: Dispatcher.DispatchOptions
  handler: Handler
  controller: JobController
}

/** The delay server's model for the virtual clock: undici's interface, no sockets. */
export interface MemoryNetwork {
  /** At most `connections` requests at a time; those above wait in order. */
  dispatcher(connections: number): Dispatcher
  counter: ServerCounter
}

export function memoryNetwork(undici: Undici, clock: Pick<Clock, 'after'>): MemoryNetwork {
  const counter = new ServerCounter()
  const visits: Visits = new Map()
  return {
    counter,
    dispatcher: (connections) => makeDispatcher(undici, { clock, counter, visits }, connections),
  }
}

function makeDispatcher(
  undici: Undici,
  { clock, counter, visits }: ServerParts,
  connections: number,
): Dispatcher {
  const waiting: Job[] = []
  // Connections that hold a request, and those that are open.
  let [busy, open] = [0, 0]

  function next(): void {
    while (busy < connections) {
      const job = waiting.shift()
      if (job === undefined) return
      if (++busy > open) {
        open = busy
        counter.connected()
      }
      serve(job)
    }
  }

  function serve({ options, handler, controller }: Job): void {
    const gone = new AbortController()
    let sent = false
    const free = (): void => {
      busy--
      // The place is free in the next microtask, as a socket is free only after its reply was read.
      void Promise.resolve().then(next)
    }
    const over = (isGone: boolean): void => {
      counter.ended(isGone)
      free()
    }
    controller.onAbort = (reason) => {
      gone.abort()
      // undici closes the connection of an aborted request, sent or not, and opens another at once.
      counter.connected()
      if (sent) over(true)
      else free()
      handler.onResponseError?.(controller, reason)
    }
    // A request that was aborted while it waited for its place aborts in here, and is never sent.
    handler.onRequestStart?.(controller, {})
    if (controller.aborted) return
    sent = true
    counter.began()
    const host = String(options.origin ?? '').replace(/^https?:\/\//, '')
    const request = {
      method: options.method,
      target: options.path,
      headers: { host, connection: 'keep-alive' },
      host,
    }
    const replying: Replying = {
      head: (status, headers) => handler.onResponseStart?.(controller, status, headers, ''),
      body(text) {
        controller.onAbort = null
        over(false)
        handler.onResponseData?.(controller, Buffer.from(text))
        handler.onResponseEnd?.(controller, {})
      },
      drop() {
        controller.onAbort = null
        open--
        over(true)
        handler.onResponseError?.(controller, new undici.errors.SocketError('other side closed'))
      },
    }
    answer(request, clock, gone.signal, replying, visits)
  }

  class MemoryDispatcher extends undici.Dispatcher {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Handler): boolean {
      waiting.push({ options, handler, controller: new JobController() })
      next()
      return true
    }
    override close(callback?: () => void): Promise<void> {
      callback?.()
      return Promise.resolve()
    }
    override destroy(...given: unknown[]): Promise<void> {
      const callback = given.at(-1)
      if (typeof callback === 'function') callback()
      return Promise.resolve()
    }
  }
  // undici hands a dispatcher the old kind of handler; composing it turns that into the new.
  return new MemoryDispatcher().compose(
    (dispatch) => (options, handler) => dispatch(options, handler),
  )
}

/** What a handler can do to its request. */
class JobController implements Dispatcher.DispatchController {
  aborted = false
  paused = false
  reason: Error | null = null
  /** Set while there is something to abort. */
  onAbort: ((reason: Error) => void) | null = null

  abort(reason: Error): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onAbort?.(reason)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
  }
}
