import type { Dispatcher } from 'undici'
import type { ServerCount } from '../../trace/trace.ts'
import type { DrivenClock } from '../clock/clock.ts'
import { startDelayServer } from './delay-server.ts'
import { LabAgent, makeFetch } from './fetch.ts'
import type { Lab } from '../lab.ts'
import { memoryNetwork } from './memory-dispatcher.ts'
import { Recorder } from '../recorder.ts'

type Undici = typeof import('undici').default

/** Where a demo's requests go. */
export type ServerChoice =
  | { kind: 'delay-server' }
  /** A real address, which every path then stands for. */
  | { kind: 'address'; url: string }

/** The network of one run. */
export interface Network {
  fetch: Lab['fetch']
  /** Ends every connection; resolves to what the server saw. */
  close(): Promise<ServerCount | null>
}

interface NetworkParts {
  clock: DrivenClock
  kind: 'real' | 'virtual'
  recorder: Recorder
  abortions: WeakSet<object>
}

/** Opens the network before time zero, so that its starting is no part of the run. */
export async function openNetwork(
  choice: ServerChoice | null,
  parts: NetworkParts,
): Promise<Network> {
  if (choice === null) return noNetwork
  // The default export, since a bundled CommonJS package has no named ones.
  const { default: undici } = await import('undici')
  if (choice.kind === 'address') {
    const { fetch, close } = makeFetch({
      ...parts,
      dispatcher: (connections) => agent(undici, connections),
      address: () => choice.url,
    })
    return { fetch, close: async () => (await close(), null) }
  }
  if (parts.kind === 'virtual') {
    const memory = memoryNetwork(undici, parts.clock)
    const { fetch } = makeFetch({
      ...parts,
      dispatcher: (connections) => memory.dispatcher(connections),
      address: (path) => `http://127.0.0.1${path}`,
    })
    return { fetch, close: async () => memory.counter.count }
  }
  await rehearse(undici, parts)
  return delayServerNetwork(undici, parts)
}

async function delayServerNetwork(undici: Undici, parts: NetworkParts): Promise<Network> {
  const server = await startDelayServer(parts.clock)
  const { fetch, close } = makeFetch({
    ...parts,
    dispatcher: (connections) => agent(undici, connections),
    address: (path) => server.origin + path,
  })
  return {
    fetch,
    async close() {
      await close()
      await server.close()
      return server.counter.count
    },
  }
}

/** So many are enough: more bring a run no nearer to its bound. */
const rehearsed = { requests: 16, connections: 8 }

/**
 * A few requests to a server of their own, before time zero: V8 compiles a
 * function when it is first called, and without this the run would wait for
 * that, with all its requests, both at their beginning and at their replies.
 * What goes wrong here goes wrong in the run as well, which tells of it.
 */
async function rehearse(undici: Undici, parts: NetworkParts): Promise<void> {
  const { requests, connections } = rehearsed
  try {
    const recorder = new Recorder(parts.clock)
    const network = await delayServerNetwork(undici, { ...parts, recorder })
    const dispatcher = new LabAgent({ connections })
    const get = async (): Promise<string> =>
      (await network.fetch('/delay/0', { dispatcher })).text()
    await Promise.allSettled(Array.from({ length: requests }, get))
    await network.close()
  } catch {
    // The server of the run cannot listen either.
  }
}

function agent(undici: Undici, connections: number): Dispatcher {
  return new undici.Agent({
    connections: Number.isFinite(connections) ? connections : null,
    // A reply may take a minute of lab time; the run's own deadline is what ends it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

const noNetwork: Network = {
  fetch: () =>
    Promise.reject(new Error('this demo has no network: set network: true on its variant')),
  close: async () => null,
}
