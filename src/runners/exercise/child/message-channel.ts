import type { VirtualLoop } from './virtual-loop.ts'

type Listener = (event: { data: unknown; type: 'message' }) => void

/** A MessageChannel whose messages come with the next round of immediates: nothing of the real loop is waited for. */
export function virtualMessageChannel(loop: VirtualLoop): new () => unknown {
  class MessagePort {
    onmessage: Listener | null = null
    other: MessagePort | null = null
    #listeners = new Set<(data: unknown) => void>()
    #known = new Map<unknown, (data: unknown) => void>()
    #closed = false

    postMessage(message: unknown): void {
      const data: unknown = structuredClone(message)
      const { other } = this
      if (!this.#closed) loop.immediate(() => other?.receive(data))
    }

    receive(data: unknown): void {
      if (this.#closed) return
      this.onmessage?.({ data, type: 'message' })
      for (const listener of this.#listeners) listener(data)
    }

    #listen(listener: unknown, call: (data: unknown) => void): this {
      this.#known.set(listener, call)
      this.#listeners.add(call)
      return this
    }

    removeEventListener(_type: string, listener: unknown): this {
      const call = this.#known.get(listener)
      if (call !== undefined) this.#listeners.delete(call)
      return this
    }

    addEventListener(_type: string, listener: Listener): this {
      return this.#listen(listener, (data) => listener({ data, type: 'message' }))
    }

    on(_type: string, listener: (data: unknown) => void): this {
      return this.#listen(listener, listener)
    }

    once(type: string, listener: (data: unknown) => void): this {
      return this.#listen(listener, (data) => {
        this.removeEventListener(type, listener)
        listener(data)
      })
    }

    off(type: string, listener: unknown): this {
      return this.removeEventListener(type, listener)
    }

    close(): void {
      this.#closed = true
    }

    start(): void {}
    ref(): void {}
    unref(): void {}
  }
  return class MessageChannel {
    readonly port1 = new MessagePort()
    readonly port2 = new MessagePort()
    constructor() {
      this.port1.other = this.port2
      this.port2.other = this.port1
    }
  }
}
