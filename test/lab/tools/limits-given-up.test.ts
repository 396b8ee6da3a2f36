import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateLimiter } from '../../../src/lab/tools/rate-limiter.ts'
import { Semaphore } from '../../../src/lab/tools/semaphore.ts'
import { type End, listeners, turned, Waits } from './settled.ts'

const signals = 2

type Step =
  | { do: 'join'; signal: number | null }
  | { do: 'abort'; signal: number }
  | { do: 'release' | 'turn' }
  | { do: 'pass'; ms: number }

const join = fc.record({
  do: fc.constant('join' as const),
  signal: fc.option(fc.nat(signals - 1)),
})
const abort = fc.record({ do: fc.constant('abort' as const), signal: fc.nat(signals - 1) })
const turn = fc.record({ do: fc.constant('turn' as const) })
const release = fc.record({ do: fc.constant('release' as const) })
const pass = fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 40 }) })

/** A line as it is to be: who waits, and how each wait ended. */
class Line {
  readonly ends: End[] = []
  waiting: { wait: number; signal: number | null }[] = []
  aborted = new Set<number>()

  join(by: number | null): void {
    const wait = this.ends.push('waits') - 1
    if (by !== null && this.aborted.has(by)) this.ends[wait] = { error: `stop ${by}` }
    else this.waiting.push({ wait, signal: by })
  }

  abort(by: number): void {
    this.aborted.add(by)
    for (const { wait, signal } of this.waiting) {
      if (signal === by) this.ends[wait] = { error: `stop ${by}` }
    }
    this.waiting = this.waiting.filter(({ signal }) => signal !== by)
  }

  /** Lets the first in line go on, if somebody waits. */
  admit(): void {
    const first = this.waiting.shift()
    if (first !== undefined) this.ends[first.wait] = { value: undefined }
  }
}

/** Plays steps against a line, which `does` and `models` one of them; compares after each. */
async function held(
  steps: readonly Step[],
  line: Line,
  take: (options?: { signal: AbortSignal }) => Promise<void>,
  other: (step: Step) => void | Promise<void>,
  settle: () => void,
): Promise<void> {
  const stops = Array.from({ length: signals }, () => new AbortController())
  const waits = new Waits()
  for (const step of steps) {
    if (step.do === 'join') {
      waits.follow(take(step.signal === null ? undefined : { signal: stops[step.signal]!.signal }))
      line.join(step.signal)
    } else if (step.do === 'abort') {
      stops[step.signal]!.abort(`stop ${step.signal}`)
      line.abort(step.signal)
    } else if (step.do === 'turn') await turned()
    else await other(step)
    settle()
    for (const [by, { signal }] of stops.entries()) {
      expect(listeners(signal)).toBe(line.waiting.some((each) => each.signal === by) ? 1 : 0)
    }
  }
  await turned()
  expect(waits.ends).toEqual(line.ends)
}

it('a semaphore is as its model, however acquire, release and aborts interleave', async () => {
  const steps = fc.array(fc.oneof(join, join, join, release, release, abort, turn), {
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), steps, async (limit, all) => {
      let [begun, over] = [0, 0]
      const places = new Semaphore(limit, () => (begun++, () => void over++))
      const line = new Line()
      let taken = 0
      await held(
        all,
        line,
        (options) => places.acquire(options),
        () => {
          if (taken === 0) expect(() => places.release()).toThrow('release without acquire')
          else {
            places.release()
            taken--
          }
        },
        () => {
          for (; taken < limit && line.waiting.length > 0; taken++) line.admit()
          expect(places.free).toBe(limit - taken)
          expect(begun - over).toBe(line.waiting.length)
        },
      )
    }),
    { numRuns: 300 },
  )
})

/** Time that passes when it is told to; timers fire in it. */
function toldTime() {
  let nowMs = 0
  const timers = new Set<{ atMs: number; callback: () => void }>()
  return {
    timers,
    now: () => nowMs,
    after(ms: number, callback: () => void) {
      const timer = { atMs: nowMs + ms, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    passOne() {
      nowMs++
      for (const timer of timers) {
        if (timer.atMs <= nowMs && timers.delete(timer)) timer.callback()
      }
    },
  }
}

it('a rate limiter is as its model, however take, aborts and time interleave', async () => {
  const steps = fc.array(fc.oneof(join, join, join, pass, abort, turn), { maxLength: 60 })
  const rate = fc.record({
    starts: fc.integer({ min: 1, max: 3 }),
    perMs: fc.integer({ min: 1, max: 50 }),
  })
  await fc.assert(
    fc.asyncProperty(rate, steps, async ({ starts, perMs }, all) => {
      const time = toldTime()
      const limiter = new RateLimiter(starts, perMs, time)
      const line = new Line()
      let recent: number[] = []
      const settle = () => {
        recent = recent.filter((atMs) => atMs > time.now() - perMs)
        for (; recent.length < starts && line.waiting.length > 0; recent.push(time.now())) {
          line.admit()
        }
        expect(time.timers.size).toBe(line.waiting.length > 0 ? 1 : 0)
      }
      await held(
        all,
        line,
        (options) => limiter.take(options),
        async (step) => {
          if (step.do !== 'pass') return
          for (let ms = 0; ms < step.ms; ms++) {
            time.passOne()
            settle()
          }
        },
        settle,
      )
    }),
    { numRuns: 300 },
  )
})

describe('a wait for a place', () => {
  it('has given up before another listener of its signal gives a place back', async () => {
    const places = new Semaphore(1)
    await places.acquire()
    const stop = new AbortController()
    stop.signal.addEventListener('abort', () => places.release())
    const given = places.acquire({ signal: stop.signal })
    const next = places.acquire()
    stop.abort('enough')
    await expect(given).rejects.toBe('enough')
    await next
    expect(places.free).toBe(0)
  })

  it('never runs the work of who gave up', async () => {
    const places = new Semaphore(1)
    await places.acquire()
    const stop = new AbortController()
    let ran = false
    const given = places.run(() => void (ran = true), { signal: stop.signal })
    stop.abort('enough')
    await expect(given).rejects.toBe('enough')
    await expect(places.run(() => void (ran = true), { signal: stop.signal })).rejects.toBe(
      'enough',
    )
    places.release()
    expect([ran, places.free]).toEqual([false, 1])
  })
})

it('a limiter of a month asks for one timer a day', async () => {
  const time = toldTime()
  const limiter = new RateLimiter(1, 30 * 24 * 3600e3, time)
  await limiter.take()
  const stop = new AbortController()
  const given = limiter.take({ signal: stop.signal })
  expect([...time.timers].map(({ atMs }) => atMs)).toEqual([24 * 3600e3])
  stop.abort('enough')
  await expect(given).rejects.toBe('enough')
  expect(time.timers.size).toBe(0)
})
