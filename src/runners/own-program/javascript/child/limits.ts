import type * as Http from 'node:http'
import { kind } from '../log-format.ts'
import type { Activation } from './activation.ts'
import type { Log } from './log.ts'
import { type Ask, Asked, mark } from './promise-marks.ts'
import { standFor } from './stacks.ts'

const { apply } = Reflect

interface Agent {
  maxSockets: number
  maxTotalSockets?: number
  protocol?: string
  requests: Record<string, object[]>
}

/** What asks, in which call, by the promise that was made last. */
type Asker = () => { activation: Activation; made: object } | null

/** Tells who is held back by the limit of an `http.Agent`, where a promise shows by itself what it waits for. */
export class Limits {
  readonly #log: Log
  readonly #isExecuted: (activation: Activation) => boolean
  readonly #loaded = (process as unknown as { moduleLoadList: readonly string[] }).moduleLoadList
  #seen = 0
  readonly #asks = new WeakMap<object, Ask>()
  /** What each awaited last. */
  readonly #last = new WeakMap<Activation, Ask>()
  /** Whether anything was ever asked for. */
  isUsed = false

  /** `isExecuted`: the executor of a promise runs now, and an activation has made that promise. */
  constructor(log: Log, isExecuted: (activation: Activation) => boolean) {
    this.#log = log
    this.#isExecuted = isExecuted
  }

  /** Called often: watches what the program has loaded since. */
  look(asker: Asker): void {
    if (this.#loaded.length === this.#seen || this.#seen === Infinity) return
    this.#seen = this.#loaded.length
    if (!this.#loaded.includes('NativeModule _http_client')) return
    this.#seen = Infinity
    try {
      this.watch(process.getBuiltinModule('node:http'), asker)
    } catch {
      // What is frozen stays as it is.
    }
  }

  watch(
    { Agent, ClientRequest }: Pick<typeof Http, 'Agent' | 'ClientRequest'>,
    asker: Asker,
  ): void {
    const asks = (agent: Agent, request: object): void => this.#added(agent, request, asker)
    const over = (request: object): void => this.#over(request)
    const agents = Agent.prototype as unknown as { addRequest: (...given: unknown[]) => unknown }
    const requests = ClientRequest.prototype as unknown as {
      onSocket: (...given: unknown[]) => unknown
    }
    const { addRequest } = agents
    const { onSocket } = requests
    // First, so that nothing is taken for held back whose end is not seen.
    requests.onSocket = standFor(
      onSocket,
      {
        onSocket(this: object, socket: unknown, error: unknown) {
          over(this)
          return apply(onSocket, this, [socket, error]) as unknown
        },
      }.onSocket as typeof onSocket,
    )
    agents.addRequest = standFor(
      addRequest,
      {
        addRequest(
          this: Agent,
          request: unknown,
          options: unknown,
          port: unknown,
          address: unknown,
        ) {
          const added = apply(addRequest, this, [request, options, port, address]) as unknown
          asks(this, request as object)
          return added
        },
      }.addRequest as typeof addRequest,
    )
  }

  #added(agent: Agent, request: object, asker: Asker): void {
    try {
      if (!(agent.maxSockets < Infinity || agent.maxTotalSockets! < Infinity)) return
      const found = asker()
      if (found === null || !this.#isExecuted(found.activation)) return
      const isQueued = Object.values(agent.requests).some((queue) => queue.at(-1) === request)
      const what = agent.protocol === 'https:' ? 'https.Agent' : 'http.Agent'
      const ask: Ask = { what, isQueued, heldBack: null }
      if (isQueued) this.#asks.set(request, ask)
      mark(Asked, found.made, ask)
      this.isUsed = true
    } catch {
      // An agent of another kind: nothing is said of it.
    }
  }

  #over(request: object): void {
    const ask = this.#asks.get(request)
    if (ask === undefined) return
    ask.isQueued = false
    const { heldBack } = ask
    if (heldBack !== null && this.#last.get(heldBack) === ask) {
      this.#log.event(kind.held, 0, heldBack.id, 0)
    }
  }

  /** A promise is settled after another, so it waits for the same. */
  derived(promise: object, parent: object): void {
    const ask = Asked.ask(parent)
    if (ask !== null) mark(Asked, promise, ask)
  }

  /** Follows at once upon what tells that it is awaited. */
  awaited(activation: Activation, value: unknown): void {
    const ask = Asked.ask(value)
    // Two that await the same asked once.
    if (ask === null || ask.heldBack !== null) return
    ask.heldBack = activation
    this.#last.set(activation, ask)
    this.#log.event(kind.held, 0, activation.id, this.#log.text(ask.what))
    if (!ask.isQueued) this.#log.event(kind.held, 0, activation.id, 0)
  }
}
