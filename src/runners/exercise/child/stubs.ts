import { isDeepStrictEqual } from 'node:util'
import type {
  Behaviour,
  Ending,
  Scenario,
  Source,
  Stub,
} from '../../../practice/protocol/scenario.ts'
import type { WaitingTimer } from '../../../lab/clock/timer-order.ts'
import type { Reporter } from './report.ts'
import { lineHere } from './source-line.ts'
import { fresh, tell } from './tell.ts'
import type { VirtualLoop } from './virtual-loop.ts'

const NativePromise = Promise

const unknown: Behaviour = { takesMs: 1, ends: { value: { $nothing: true } } }

type Callable = (...args: unknown[]) => unknown

/** The function of a name is the same in all scenarios, so that what a file keeps for it shows in the next. */
const handedIn = new Map<string, Callable>()

/** What is handed in to the learner's functions in one scenario, and tells what is done with it. */
export class Stubs {
  static current: Stubs
  #loop: VirtualLoop
  #reporter: Reporter
  #scenario: Scenario
  #errors = new Map<string, Error>()
  #names = new Map<object, string>()
  #calls = 0
  /** How many calls, or pauses of a source, are under way. */
  underWay = 0
  /** How often each stub was called with some first arguments. */
  #counts = new Map<string, { args: readonly unknown[]; count: number }[]>()

  constructor(scenario: Scenario, loop: VirtualLoop, reporter: Reporter) {
    this.#scenario = scenario
    this.#loop = loop
    this.#reporter = reporter
    Stubs.current = this
    for (const [name, { name: className, message, status }] of Object.entries(
      scenario.errors ?? {},
    )) {
      const error = new Error(message)
      Object.defineProperty(error, 'name', {
        value: className,
        enumerable: false,
        writable: true,
        configurable: true,
      })
      if (status !== undefined) Object.assign(error, { status })
      this.#errors.set(name, error)
      this.#names.set(error, name)
    }
  }

  readonly nameOf = (error: object): string | undefined => this.#names.get(error)

  tell(value: unknown): ReturnType<typeof tell> {
    return tell(value, this.nameOf)
  }

  /** The function of a stub, the same each time. */
  stub(name: string): Callable {
    const known = handedIn.get(name)
    if (known !== undefined) return known
    const made: Callable =
      this.#scenario.stubs[name]!.kind === 'plain'
        ? (...args) => Stubs.current.#callPlain(name, args)
        : (...args) => Stubs.current.#call(name, args)
    handedIn.set(name, made)
    return made
  }

  #callPlain(name: string, args: unknown[]): unknown {
    const { call, behaviour } = this.#begin(name, args)
    return this.#end(call, behaviour.ends)
  }

  #call(name: string, args: unknown[]): unknown {
    const { call, behaviour } = this.#begin(name, args)
    if (behaviour.throws) return this.#end(call, behaviour.ends)
    const { signalAt } = this.#scenario.stubs[name]!
    const signal = signalAt === undefined ? undefined : args[signalAt]
    return this.#underWay(call, behaviour, isSignal(signal) ? signal : null)
  }

  #begin(name: string, args: unknown[]): { call: number; behaviour: Behaviour } {
    const call = this.#calls++
    const stub = this.#scenario.stubs[name]!
    const fits = this.#fitting(name, stub, args)
    const line = lineHere()
    this.#reporter.tell({
      kind: 'called',
      call,
      stub: name,
      args: args.map((arg) => this.tell(arg)),
      fits,
      ...(line !== undefined && { line }),
    })
    const behaviour = fits === null ? unknown : stub.behaviours[fits]!
    this.#loop.hold(behaviour.holdsMs ?? 0)
    return { call, behaviour }
  }

  /** Tells the end of a call, and returns or throws as it does. */
  #end(call: number, ends: Ending): unknown {
    if ('error' in ends) {
      this.#reporter.tell({ kind: 'failed', call, error: ends.error })
      throw this.#errors.get(ends.error)!
    }
    this.#reporter.tell({ kind: 'returned', call })
    return fresh(ends.value)
  }

  #underWay(call: number, behaviour: Behaviour, signal: AbortSignal | null): Promise<unknown> {
    this.underWay++
    return new NativePromise((resolve, reject) => {
      const settle = (ends: Ending | 'abort'): void => {
        this.underWay--
        signal?.removeEventListener('abort', whenAborted)
        try {
          if (ends !== 'abort') return resolve(this.#end(call, ends))
        } catch (error) {
          return reject(error)
        }
        this.#reporter.tell({ kind: 'stopped', call })
        reject(signal!.reason)
      }
      const after = (ms: number, ends: Ending | 'abort'): WaitingTimer | null => {
        if (ms > 0) return this.#loop.after(ms, () => settle(ends))
        settle(ends)
        return null
      }
      const whenAborted = (): void => {
        this.#reporter.tell({ kind: 'aborted', call })
        const what = behaviour.whenAborted ?? { kind: 'ends', takesMs: 0, with: 'abort' }
        if (what.kind === 'ignores') return
        if (timer !== null) this.#loop.cancel(timer)
        timer = null
        after(what.takesMs, what.with)
      }
      let timer: WaitingTimer | null = null
      if (signal?.aborted && behaviour.whenAborted?.kind !== 'ignores') return whenAborted()
      if (signal?.aborted) whenAborted()
      else if ((behaviour.takesMs ?? 0) > 0) {
        signal?.addEventListener('abort', whenAborted, { once: true })
      }
      timer = after(behaviour.takesMs ?? 0, behaviour.ends)
    })
  }

  #fitting(name: string, { behaviours }: Stub, args: readonly unknown[]): number | null {
    const counts = this.#counts.get(name) ?? []
    this.#counts.set(name, counts)
    const countOf = (wanted: readonly unknown[]): number => {
      const known = counts.find((one) => isDeepStrictEqual(one.args, wanted))
      if (known !== undefined) return ++known.count
      counts.push({ args: wanted, count: 1 })
      return 1
    }
    // Each list of first arguments is counted once a call, however many behaviours have it.
    const counted: { args: readonly unknown[]; nth: number }[] = []
    let found: number | null = null
    for (const [index, behaviour] of behaviours.entries()) {
      const wanted = (behaviour.args ?? []).map(fresh)
      if (!isDeepStrictEqual(args.slice(0, wanted.length), wanted)) continue
      let count = counted.find((one) => isDeepStrictEqual(one.args, wanted))
      if (count === undefined) counted.push((count = { args: wanted, nth: countOf(wanted) }))
      if (behaviour.nth !== undefined && behaviour.nth !== count.nth) continue
      found ??= index
    }
    return found
  }

  /** A source, begun anew. */
  source(name: string): AsyncGenerator<unknown, void, unknown> {
    const generator = this.#items(name, this.#scenario.sources![name]!)
    const next = generator.next.bind(generator)
    const report = (): void => this.#reporter.tell({ kind: 'next', source: name })
    Object.defineProperty(generator, 'next', {
      value(...args: []) {
        report()
        return next(...args)
      },
      writable: true,
      configurable: true,
    })
    return generator
  }

  async *#items(source: string, { items, endsAfterMs, closesAfterMs = 0 }: Source) {
    let how: 'end' | 'closed' = 'closed'
    try {
      for (const [item, { afterMs, value }] of items.entries()) {
        await this.#sleep(afterMs)
        this.#reporter.tell({ kind: 'item', source, item })
        yield fresh(value)
      }
      await this.#sleep(endsAfterMs)
      how = 'end'
    } finally {
      if (how === 'closed') await this.#sleep(closesAfterMs)
      this.#reporter.tell({ kind: 'closed', source, how })
    }
  }

  #sleep(ms: number): Promise<void> | undefined {
    if (ms <= 0) return undefined
    this.underWay++
    return new NativePromise((resolve) =>
      this.#loop.after(ms, () => {
        this.underWay--
        resolve()
      }),
    )
  }
}

function isSignal(value: unknown): value is AbortSignal {
  return typeof value === 'object' && value !== null && 'aborted' in value
}
