import { performance } from 'node:perf_hooks'
import type { VirtualLoop } from './virtual-loop.ts'

/** What `Date.now` says when virtual time begins: 2025-01-01. */
const epochMs = 1_735_689_600_000

/** All clocks of the platform say what the loop's says. `sleepsForEver`: a thread that nobody can wake. */
export function installClocks(loop: VirtualLoop, sleepsForEver: () => never): void {
  const dateNow = (): number => epochMs + Math.floor(loop.readClock())
  const NativeDate = Date
  const VirtualDate = new Proxy(NativeDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [dateNow()] : args, newTarget) as object,
    apply: () => new NativeDate(dateNow()).toString(),
  })
  NativeDate.now = dateNow
  NativeDate.prototype.constructor = VirtualDate
  globalThis.Date = VirtualDate

  const hrtime = (before?: [number, number]): [number, number] => {
    const now = loop.readClock()
    const seconds = Math.floor(now / 1000)
    const nanoseconds = Math.round((now - seconds * 1000) * 1e6)
    if (before === undefined) return [seconds, nanoseconds]
    const isLess = nanoseconds < before[1]
    return [seconds - before[0] - (isLess ? 1 : 0), nanoseconds - before[1] + (isLess ? 1e9 : 0)]
  }
  hrtime.bigint = (): bigint => BigInt(Math.round(loop.readClock() * 1e6))
  put(performance, 'now', () => loop.readClock())
  put(process, 'hrtime', hrtime)
  put(process, 'uptime', () => loop.readClock() / 1000)

  // A thread that sleeps holds itself.
  const { wait } = Atomics
  Atomics.wait = ((cells: Int32Array, index: number, value: number, ms = Infinity) => {
    if (Atomics.load(cells, index) !== value) return wait(cells, index, value, 0)
    if (!(ms < Infinity)) return sleepsForEver()
    loop.hold(ms, { own: true })
    return 'timed-out'
  }) as typeof Atomics.wait
}

/** In the place of something of the platform, and as visible. */
export function put(object: object, name: string, value: unknown): void {
  const enumerable = Object.getOwnPropertyDescriptor(object, name)?.enumerable ?? true
  Object.defineProperty(object, name, { value, enumerable, configurable: true, writable: true })
}
