import type * as Http from 'node:http'
import type { Activation } from './activation.ts'
import type { Asker, Limits } from './limits.ts'
import type { Ask } from './promise-marks.ts'
import { instead } from './stacks.ts'

const { apply } = Reflect

interface Agent {
  maxSockets: number
  maxTotalSockets?: number
  protocol?: string
  requests: Record<string, object[]>
}

/** Watches who waits for a socket of an `http.Agent` that allows so many and no more. */
export class HttpAgents {
  readonly #limits: Limits
  readonly #isExecuted: (activation: Activation) => boolean
  readonly #loaded = (process as unknown as { moduleLoadList: readonly string[] }).moduleLoadList
  readonly #asks = new WeakMap<object, Ask>()
  #seen = 0

  /** `isExecuted`: the executor of a promise runs now, and an activation has made that promise. */
  constructor(limits: Limits, isExecuted: (activation: Activation) => boolean) {
    this.#limits = limits
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
    // First, so that nothing is taken for held back whose end is not seen.
    instead(ClientRequest.prototype, 'onSocket', (onSocket, request, given) => {
      const ask = this.#asks.get(request)
      if (ask !== undefined) this.#limits.over(ask)
      return apply(onSocket, request, given)
    })
    instead(Agent.prototype, 'addRequest', (addRequest, agent, given) => {
      const added: unknown = apply(addRequest, agent, given)
      this.#added(agent as Agent, given[0] as object, asker)
      return added
    })
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
      this.#limits.settles(found.made, ask)
    } catch {
      // An agent of another kind: nothing is said of it.
    }
  }
}
