import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer, type Replying, type Visits } from './answer.ts'
import type { Clock } from '../clock/clock.ts'
import { ServerCounter, type ServerParts } from './server-count.ts'

/** A delay server that listens. */
export interface DelayServer {
  /** `http://127.0.0.1:4711` */
  origin: string
  counter: ServerCounter
  /** Ends every connection; nothing is left open. */
  close(): Promise<void>
}

/** Connections that may wait to be accepted: all of a crowd that comes at once. */
const backlog = 4096

/** What a request may be: a longer head is refused by 431, a slower one ends. */
const limits = { maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 10_000 }
/** More than any demo opens. */
const usualMostConnections = 16_384

/**
 * Listens on 127.0.0.1 at a free port; nobody else's machine gets in. A
 * connection above `mostConnections` is closed at once. Rejects with one clear
 * line where it cannot listen.
 */
export async function startDelayServer(
  clock: Pick<Clock, 'after'>,
  { mostConnections = usualMostConnections }: { mostConnections?: number } = {},
): Promise<DelayServer> {
  const { createServer } = await import('node:http')
  const counter = new ServerCounter()
  const visits: Visits = new Map()
  const server = createServer(limits, (request, response) =>
    handle(request, response, { clock, counter, visits }),
  )
  server.on('connection', () => counter.connected())
  server.keepAliveTimeout = 60_000
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    // It stays: a connection that cannot be accepted (no file left) is the client's
    // error to tell, and without a listener it would end the process.
    server.on('error', (error) =>
      reject(new Error(`the local server cannot listen on 127.0.0.1: ${error.message}`)),
    )
    server.listen({ host: '127.0.0.1', port: 0, backlog }, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    counter,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { clock, counter, visits }: ServerParts,
): void {
  const gone = new AbortController()
  counter.began()
  response.once('close', () => {
    const early = !response.writableFinished
    counter.ended(early)
    if (early) gone.abort()
  })
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const asked = {
    method: request.method ?? '',
    target: request.url ?? '/',
    headers,
    host: request.headers.host ?? '127.0.0.1',
  }
  const replying: Replying = {
    head(status, replyHeaders) {
      response.writeHead(status, replyHeaders)
      // The head goes out now, though the body may come much later.
      response.flushHeaders()
    },
    body: (text) => void response.end(text),
    drop: () => void request.socket.destroy(),
  }
  answer(asked, clock, gone.signal, replying, visits)
}
