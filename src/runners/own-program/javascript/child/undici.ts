import { subscribe } from 'node:diagnostics_channel'
import type { Limits } from './limits.ts'
import type { Ask } from './promise-marks.ts'
import { instead } from './stacks.ts'

const { apply } = Reflect

interface Class {
  prototype: object
}

/** What the program has loaded of undici. */
export interface LoadedUndici {
  Client: Class
  Pool: Class
  Agent: Class
  Dispatcher: Class
}

type Fields = Readonly<Record<symbol | string, unknown>>

/** Watches who waits for a connection of undici's, where there are so many and no more. */
export class Undici {
  readonly #limits: Limits
  /** A call that gives a promise: what it asks for meanwhile. */
  #call: { ask: Ask | null } | null = null
  /** Whoever hands on what is asked for. */
  #through: 'agent' | 'other' | null = null
  /** By handler. */
  readonly #asks = new WeakMap<object, Ask>()
  readonly #sent = new WeakMap<object, Ask>()
  #creates: Ask | null = null

  constructor(limits: Limits) {
    this.#limits = limits
  }

  watch = (undici: LoadedUndici): void => {
    try {
      this.#watch(undici)
    } catch {
      // An undici of another kind: nothing is said of it.
    }
  }

  #watch(undici: LoadedUndici): void {
    const { Client, Pool, Agent, Dispatcher } = undici
    const dispatch = named(Client.prototype, 'dispatch')!
    // First, so that nothing is taken for held back whose end is not seen.
    subscribe('undici:request:create', (message) => {
      if (this.#creates !== null) {
        this.#sent.set((message as { request: object }).request, this.#creates)
      }
    })
    subscribe('undici:client:sendHeaders', (message) => {
      const ask = this.#sent.get((message as { request: object }).request)
      if (ask !== undefined) this.#limits.over(ask)
    })
    instead(Client.prototype, dispatch, (real, client, given) =>
      this.#client(client as Fields, given, () => apply(real, client, given)),
    )
    instead(Object.getPrototypeOf(Pool.prototype) as object, dispatch, (real, pool, given) => {
      const isLimited = Pool.prototype.isPrototypeOf(pool) && valueOf(pool, 'connections') !== null
      if (isLimited) this.#asked('undici.Pool', given, true)
      return this.#passes('other', () => apply(real, pool, given))
    })
    instead(Agent.prototype, dispatch, (real, agent, given) =>
      this.#passes('agent', () => apply(real, agent, given)),
    )
    for (const name of ['request', 'stream', 'fetch']) {
      for (const holder of [
        undici,
        Dispatcher.prototype,
        ...(name === 'fetch' ? [globalThis] : []),
      ]) {
        instead(holder, name, (real, self, given) => this.#calls(() => apply(real, self, given)))
      }
    }
  }

  #calls(call: () => unknown): unknown {
    const before = this.#call
    const now: typeof before = (this.#call = { ask: null })
    try {
      const given = call()
      if (now.ask !== null) this.#limits.settles(given, now.ask)
      return given
    } finally {
      this.#call = before
    }
  }

  #passes(through: 'agent' | 'other', dispatch: () => unknown): unknown {
    const before = this.#through
    this.#through = before === 'other' ? before : through
    try {
      return dispatch()
    } finally {
      this.#through = before
    }
  }

  #asked(what: string, [options, handler]: unknown[], isQueued: boolean): Ask | null {
    const call = this.#call
    // What is sent on is asked for anew, by another handler.
    if (call === null || (options as Fields)['maxRedirections']) return null
    const ask = {
      what: this.#through === 'agent' ? 'undici.Agent' : what,
      isQueued,
      heldBack: null,
    }
    call.ask ??= ask
    if (call.ask !== ask) return null
    this.#asks.set(handler as object, ask)
    return ask
  }

  /** A client that has so much under way keeps all else back until then. */
  #client(client: Fields, given: unknown[], dispatch: () => unknown): unknown {
    const isFull =
      (client[named(client, 'size')!] as number) >= ((client['pipelining'] as number) || 1)
    const ask = this.#asks.get(given[1] as object) ?? this.#askedOf(client, given, isFull)
    if (ask !== null && !isFull) this.#limits.over(ask)
    const before = this.#creates
    this.#creates = isFull ? ask : null
    try {
      return dispatch()
    } finally {
      this.#creates = before
    }
  }

  #askedOf(client: Fields, given: unknown[], isFull: boolean): Ask | null {
    const context = valueOf(client, 'http context') as { version?: string } | null | undefined
    const { protocol } = valueOf(client, 'url') as URL
    // Of one that speaks HTTP/2 nobody waits for others.
    const speaksOne = context ? context.version === 'h1' : protocol === 'http:'
    if (this.#through === 'other' || !speaksOne) return null
    return this.#asked('undici.Client', given, isFull)
  }
}

const valueOf = (of: object, name: string): unknown => {
  const symbol = named(of, name)
  return symbol === undefined ? undefined : (of as Fields)[symbol]
}

/** The symbol of that name: each undici has its own. */
function named(of: object, name: string): symbol | undefined {
  for (let at: object | null = of; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertySymbols(at).find(({ description }) => description === name)
    if (found !== undefined) return found
  }
  return undefined
}
