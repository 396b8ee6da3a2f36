import type { Dispatcher } from 'undici'
import { thrownLine } from '../../text/refusal.ts'
import { abortionOf } from '../tools/abortions.ts'
import type { Clock } from '../clock/clock.ts'
import type { Agent, FetchOptions, Lab, LabResponse } from '../lab.ts'
import { allowManyListeners, onAbort } from '../tools/on-abort.ts'
import type { Recorder } from '../recorder.ts'
import { ReplyBound } from './reply-bound.ts'

/** What the lab's fetch stands on. */
export interface FetchParts {
  /** A new dispatcher with at most so many connections; made once for each pool. */
  dispatcher: (connections: number) => Dispatcher
  /** The address a path leads to. */
  address: (path: string) => string
  clock: Clock
  recorder: Recorder
  abortions: WeakSet<object>
}

/** Requests through one Agent. */
interface Pool {
  dispatcher: Dispatcher
  connections: number
  /** Requests that were begun and are not over. */
  busy: number
}

/** undici's Agent as far as the lab has it. */
export class LabAgent implements Agent {
  readonly connections: number

  constructor({ connections }: { connections: number | null }) {
    if (connections !== null && !(Number.isInteger(connections) && connections >= 1)) {
      throw new RangeError(`connections is a whole number of at least 1, not ${connections}`)
    }
    this.connections = connections ?? Number.POSITIVE_INFINITY
  }
}

/** The lab's fetch and what ends its connections. */
export interface LabFetch {
  fetch: Lab['fetch']
  close: () => Promise<void>
}

/** A thin response over undici's `request`, its phases recorded on the lane that called. */
export function makeFetch(parts: FetchParts): LabFetch {
  const unlimited = new LabAgent({ connections: null })
  const pools = new Map<Agent, Pool>()
  const bound = new ReplyBound()
  return {
    fetch: async (path, options = {}) =>
      fetchOne(parts, poolOf(parts, pools, options.dispatcher ?? unlimited), bound, path, options),
    async close() {
      await Promise.all([...pools.values()].map(({ dispatcher }) => dispatcher.destroy()))
    },
  }
}

/** Each Agent has connections of its own. */
function poolOf(parts: FetchParts, pools: Map<Agent, Pool>, agent: Agent): Pool {
  const known = pools.get(agent)
  if (known !== undefined) return known
  const { connections } = agent
  const pool = { dispatcher: parts.dispatcher(connections), connections, busy: 0 }
  pools.set(agent, pool)
  return pool
}

async function fetchOne(
  { address, clock, recorder, abortions }: FetchParts,
  pool: Pool,
  bound: ReplyBound,
  path: string,
  { signal }: FetchOptions,
): Promise<LabResponse> {
  if (!path.startsWith('/')) throw new TypeError(`a path begins with "/": "${path}" does not`)
  if (signal?.aborted) throw abortionOf(signal, abortions)
  const lane = recorder.currentLane()
  let inLine = pool.busy >= pool.connections
  pool.busy++
  let resumed = recorder.waiting(inLine ? 'place' : 'reply', lane)
  const begun = (): void => {
    if (!inLine) return
    inLine = false
    resumed()
    resumed = recorder.waiting('reply', lane)
  }
  const release = clock.outside()
  const over = once(() => {
    pool.busy--
    release()
  })
  const dispatcher = pool.dispatcher.compose(watching({ begun, over, read: bound.ofOne() }))
  const aborted = rejectionOf(signal, abortions)
  try {
    const { origin, pathname, search } = new URL(address(path))
    const reply = dispatcher.request({
      origin,
      path: pathname + search,
      method: 'GET',
      ...(signal && { signal }),
    })
    // A request that waits for a connection hears of its signal only when it has one.
    reply.catch(over)
    const { statusCode, headers, body } = await Promise.race([reply, aborted.promise])
    resumed()
    const read = async (): Promise<string> => {
      const bodyRead = recorder.waiting('body')
      try {
        return await body.text()
      } catch (error) {
        throw signal?.aborted ? abortionOf(signal, abortions) : clearError(error)
      } finally {
        bodyRead()
      }
    }
    return {
      status: statusCode,
      ok: statusCode >= 200 && statusCode <= 299,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, String(value)]),
      ),
      text: read,
      json: async () => JSON.parse(await read()) as unknown,
    }
  } catch (error) {
    // It may get its place later all the same; by then its lane does something else.
    inLine = false
    resumed()
    throw signal?.aborted ? abortionOf(signal, abortions) : clearError(error)
  } finally {
    aborted.forget()
  }
}

/** Tells when a request has its connection, what it brings, and when it is over. */
function watching({
  begun,
  over,
  read,
}: {
  begun: () => void
  over: () => void
  /** The error that ends it, if it brings too much. */
  read: (bytes: number) => Error | null
}): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        begun()
        handler.onRequestStart?.(controller, context)
      },
      onResponseStart: (...reply) => handler.onResponseStart?.(...reply),
      onResponseData(controller, piece) {
        const error = read(piece.length)
        if (error === null) handler.onResponseData?.(controller, piece)
        else controller.abort(error)
      },
      onResponseEnd(...end) {
        over()
        handler.onResponseEnd?.(...end)
      },
      onResponseError(...error) {
        over()
        handler.onResponseError?.(...error)
      },
    })
}

/** A promise that rejects when the signal aborts; never, where there is none. */
function rejectionOf(
  signal: AbortSignal | undefined,
  abortions: WeakSet<object>,
): { promise: Promise<never>; forget: () => void } {
  let forget = (): void => {}
  const promise = new Promise<never>((_resolve, reject) => {
    if (signal) forget = onAbort(signal, () => reject(abortionOf(signal, abortions)))
  })
  promise.catch(() => {})
  // undici listens to it for each request.
  allowManyListeners(signal)
  return { promise, forget }
}

function once(callback: () => void): () => void {
  let called = false
  return () => {
    if (called) return
    called = true
    callback()
  }
}

const lostConnection = 'the connection was closed before the reply came'
const noAnswer = 'nobody answers at that address'
const tooManyFiles = 'too many open files: try fewer connections at a time (the connections knob)'
const noHost = 'there is no such host'
const noWay = 'that address cannot be reached'

const clearLines: Record<string, string> = {
  UND_ERR_SOCKET: lostConnection,
  ECONNRESET: lostConnection,
  EPIPE: lostConnection,
  ECONNREFUSED: noAnswer,
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  UND_ERR_CONNECT_TIMEOUT: noWay,
  UND_ERR_HEADERS_OVERFLOW: 'the head of the reply is too long',
  ETIMEDOUT: noWay,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
}

/** One line that says what happened to a connection and what to try. */
function clearError(error: unknown): Error {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  const known = String(code ?? cause?.code)
  return new Error(clearLines[known] ?? thrownLine(error), { cause: error })
}
