import { clampDelay } from '../../../lab/clock/clock.ts'
import { promisify } from 'node:util'
import { lineHere } from './source-line.ts'
import type { LoopTimer, VirtualLoop } from './virtual-loop.ts'

type Callback = (...args: unknown[]) => void

/** Node's timers as the learner's file finds them, on a virtual loop. */
export interface VirtualTimers {
  setTimeout: (callback: Callback, ms?: number, ...args: unknown[]) => Timeout
  setInterval: (callback: Callback, ms?: number, ...args: unknown[]) => Timeout
  setImmediate: (callback: Callback, ...args: unknown[]) => Immediate
  clearTimeout: (timer?: unknown) => void
  clearInterval: (timer?: unknown) => void
  clearImmediate: (immediate?: unknown) => void
}

let loop: VirtualLoop
const byNumber = new Map<number, Timeout>()
let numbers = 1

class Timeout implements LoopTimer {
  readonly what: 'timer' | 'interval'
  readonly line = lineHere()
  dueMs: number | null = null
  waiting: LoopTimer['waiting'] = null
  #delayMs: number
  #callback: Callback | null
  #args: unknown[]
  #keeps = true
  #number = numbers++

  constructor(what: 'timer' | 'interval', callback: Callback, ms: unknown, args: unknown[]) {
    this.what = what
    this.#delayMs = clampDelay(Number(ms))
    this.#callback = callback
    this.#args = args
    byNumber.set(this.#number, this)
    this.#set()
  }

  #set(): void {
    if (this.waiting !== null) loop.cancel(this.waiting)
    this.dueMs = loop.nowMs + this.#delayMs
    loop.learners.add(this)
    this.waiting = loop.after(this.#delayMs, () => {
      this.waiting = null
      loop.learners.delete(this)
      if (this.what === 'timer') byNumber.delete(this.#number)
      try {
        this.#callback?.(...this.#args)
      } finally {
        // Node sets an interval anew when its callback has run.
        if (this.what === 'interval' && this.#callback !== null && this.waiting === null)
          this.#set()
      }
    })
  }

  refresh(): this {
    if (this.#callback !== null) this.#set()
    return this
  }

  close(): this {
    this.#callback = null
    byNumber.delete(this.#number)
    loop.learners.delete(this)
    if (this.waiting !== null) loop.cancel(this.waiting)
    this.waiting = null
    return this
  }

  ref(): this {
    this.#keeps = true
    return this
  }

  unref(): this {
    this.#keeps = false
    return this
  }

  hasRef(): boolean {
    return this.#keeps
  }

  [Symbol.toPrimitive](): number {
    return this.#number
  }
}

class Immediate implements LoopTimer {
  readonly what = 'immediate'
  readonly line = lineHere()
  readonly dueMs = null
  readonly waiting = null
  #callback: Callback | null

  constructor(callback: Callback, args: unknown[]) {
    this.#callback = callback
    loop.learners.add(this)
    loop.immediate(() => {
      loop.learners.delete(this)
      this.#callback?.(...args)
    })
  }

  close(): void {
    this.#callback = null
    loop.learners.delete(this)
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return true
  }
}

// Where this Node has it, as its own timers do.
const { dispose } = Symbol as { dispose?: symbol }
if (dispose !== undefined) {
  for (const { prototype } of [Timeout, Immediate]) {
    Object.defineProperty(prototype, dispose, {
      value(this: Timeout | Immediate) {
        this.close()
      },
    })
  }
}

export function virtualTimers(on: VirtualLoop): VirtualTimers {
  loop = on
  const checked = (callback: unknown): Callback => {
    if (typeof callback === 'function') return callback as Callback
    const received = callback === null ? 'null' : typeof callback
    throw Object.assign(
      new TypeError(`The "callback" argument must be of type function. Received ${received}`),
      { code: 'ERR_INVALID_ARG_TYPE' },
    )
  }
  const clearTimeout = (timer?: unknown): void => {
    if (timer instanceof Timeout) timer.close()
    else byNumber.get(Number(timer))?.close()
  }
  const timers: VirtualTimers = {
    setTimeout: (callback, ms, ...args) => new Timeout('timer', checked(callback), ms, args),
    setInterval: (callback, ms, ...args) => new Timeout('interval', checked(callback), ms, args),
    setImmediate: (callback, ...args) => new Immediate(checked(callback), args),
    clearTimeout,
    clearInterval: (timer) => clearTimeout(timer),
    clearImmediate: (immediate) => {
      if (immediate instanceof Immediate) immediate.close()
    },
  }
  return timers
}

/** `util.promisify(setTimeout)` gives what node:timers/promises has. */
export function promisified(timers: VirtualTimers, promises: Record<string, unknown>): void {
  for (const name of ['setTimeout', 'setImmediate'] as const) {
    Object.defineProperty(timers[name], promisify.custom, { value: promises[name] })
  }
}
