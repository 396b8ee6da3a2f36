import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DrivenClock } from '../../../src/lab/clock/clock.ts'
import { RealClock } from '../../../src/lab/clock/real-clock.ts'
import type { RealTime } from '../../../src/lab/clock/real-time.ts'
import { VirtualClock } from '../../../src/lab/clock/virtual-clock.ts'
import { host } from '../../../testing/lab-host.ts'

/**
 * Wall time that stands still until `turn` is called: timers fire by due time,
 * immediates between them, and each time that it moves it is `lateMs` late.
 * Each look at it costs `lookMs`.
 */
function handTurned(lateMs: () => number = () => 0, lookMs: () => number = () => 0) {
  let nowMs = 1000
  let timers: { dueMs: number; callback: () => void }[] = []
  let immediates: (() => void)[] = []
  const realTime: RealTime = {
    now: () => (nowMs += lookMs()),
    setTimeout(callback, ms) {
      nowMs += lookMs()
      // Node takes whole milliseconds, from the whole millisecond before.
      const timer = { dueMs: Math.floor(nowMs) + ms, callback }
      timers.push(timer)
      return timer
    },
    clearTimeout(handle) {
      timers = timers.filter((timer) => timer !== handle)
    },
    setImmediate: (callback) => void immediates.push(callback),
  }
  async function turn(): Promise<void> {
    for (let quiet = 0; quiet < 5; ) {
      await new Promise((resolve) => setImmediate(resolve))
      const next = timers.sort((one, other) => one.dueMs - other.dueMs)[0]
      const round = immediates
      immediates = []
      if (round.length > 0) for (const callback of round) callback()
      else if (next) {
        timers.shift()
        if (nowMs < next.dueMs) nowMs = next.dueMs + lateMs()
        next.callback()
      } else quiet++
    }
  }
  return { realTime, turn, waiting: () => timers.length }
}

describe('the real clock', () => {
  it('runs lab time faster by its speed', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime, 4)
    let labMs = 0
    const end = clock.drive(
      async () => {
        await new Promise<void>((resolve) => clock.after(1000, resolve))
        labMs = clock.now()
      },
      { deadlineMs: 30_000 },
    )
    await turn()
    expect([await end, labMs, realTime.now()]).toEqual(['settled', 1000, 1250])
  })

  it('names a hang at once, without waiting for the deadline', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime)
    const end = clock.drive(() => new Promise(() => {}), { deadlineMs: 30_000 })
    await turn()
    expect([await end, realTime.now()]).toEqual(['hung', 1000])
  })

  it('lets a timer that keeps nothing alive move an unsettled program on', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime)
    const end = clock.drive(
      () => new Promise<void>((resolve) => clock.after(50, resolve, { keeps: false })),
      { deadlineMs: 30_000 },
    )
    await turn()
    expect([await end, realTime.now()]).toEqual(['settled', 1050])
  })

  it('ends at the deadline and leaves no timer behind', async () => {
    const { realTime, turn, waiting } = handTurned()
    const clock = new RealClock(realTime)
    const tick = (): void => void clock.after(20, tick)
    const end = clock.drive(async () => tick(), { deadlineMs: 95 })
    await turn()
    expect([await end, waiting()]).toEqual(['deadline', 0])
  })

  it('ends when it is asked to', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime)
    const asking = new AbortController()
    const end = clock.drive(
      async () => {
        clock.after(10, () => asking.abort())
        clock.after(500, () => {})
      },
      { deadlineMs: 30_000, signal: asking.signal },
    )
    await turn()
    expect(await end).toBe('asked')
  })

  it('ends at once when it was asked to before it began', async () => {
    const { realTime, turn, waiting } = handTurned()
    const clock = new RealClock(realTime)
    const begun = async (): Promise<void> => void clock.after(500, () => {})
    const end = clock.drive(begun, { deadlineMs: 30_000, signal: AbortSignal.abort() })
    await turn()
    expect([await end, clock.now(), waiting()]).toEqual(['asked', 0, 0])
  })

  it('waits for what is under way outside of it', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime)
    const order: string[] = []
    const end = clock
      .drive(
        async () => {
          const release = clock.outside()
          realTime.setTimeout(() => {
            order.push('outside')
            release()
          }, 70)
        },
        { deadlineMs: 30_000 },
      )
      .then(() => order.push('end'))
    await turn()
    await end
    expect(order).toEqual(['outside', 'end'])
  })

  const speed = fc.oneof(
    fc.constantFrom(0.1, 0.5, 4, 10, 20),
    fc.double({ min: 0.1, max: 20, noNaN: true }),
  )
  const late = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 10 })

  it('keeps the order of waits at any speed, however late its timers are', async () => {
    const waits = fc.array(
      fc.record({ ms: fc.integer({ min: 1, max: 120 }), cancelledBy: fc.option(fc.nat(20)) }),
      { minLength: 1, maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(waits, speed, late, async (set, atSpeed, lateness) => {
        let looks = 0
        const some = (): number => lateness[looks++ % lateness.length]!
        const { realTime, turn, waiting } = handTurned(some, some)
        const fired = async (clock: DrivenClock): Promise<number[]> => {
          const order: number[] = []
          const cancels: (() => void)[] = []
          const end = clock.drive(
            async () => {
              for (const [index, { ms }] of set.entries()) {
                const callback = (): void => {
                  order.push(index)
                  for (const [other, { cancelledBy }] of set.entries()) {
                    if (cancelledBy === index) cancels[other]!()
                  }
                }
                cancels.push(clock.after(ms, callback))
              }
            },
            { deadlineMs: 1e9 },
          )
          await turn()
          await end
          return order
        }
        const order = await fired(new RealClock(realTime, atSpeed))
        expect(order).toEqual(await fired(new VirtualClock(host.realTime)))
        expect(waiting()).toBe(0)
      }),
    )
  })

  it('calls back no wait before its time, but for the millisecond that Node may be early', async () => {
    const waits = fc.array(
      fc.record({ ms: fc.integer({ min: 1, max: 200 }), afterMs: fc.nat(100) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    await fc.assert(
      fc.asyncProperty(waits, speed, late, async (set, atSpeed, lateness) => {
        let looks = 0
        const { realTime, turn } = handTurned(() => lateness[looks++ % lateness.length]!)
        const clock = new RealClock(realTime, atSpeed)
        const sleep = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))
        const early: number[] = []
        const end = clock.drive(
          async () => {
            const all = set.map(async ({ ms, afterMs }) => {
              await sleep(afterMs)
              const fromMs = clock.now()
              await sleep(ms)
              early.push(ms - (clock.now() - fromMs))
            })
            await Promise.all(all)
          },
          { deadlineMs: 1e9 },
        )
        await turn()
        await end
        expect(early).toHaveLength(set.length)
        expect(Math.max(...early)).toBeLessThan(atSpeed + 1e-6)
      }),
    )
  })

  it('takes a wait that is too long for Node at half the speed for the longest, not for the shortest', async () => {
    const { realTime, turn } = handTurned()
    const clock = new RealClock(realTime, 0.5)
    let calledBack = false
    const end = clock.drive(async () => void clock.after(2 ** 31 - 1, () => (calledBack = true)), {
      deadlineMs: 1000,
    })
    await turn()
    expect([await end, calledBack]).toEqual(['deadline', false])
  })

  it('computes no longer than to the deadline, so that a run can end', async () => {
    let nowMs = 0
    const clock = new RealClock({ ...host.realTime, now: () => (nowMs += 10) })
    const end = await clock.drive(async () => clock.busy(Number.POSITIVE_INFINITY), {
      deadlineMs: 500,
    })
    expect(end).toBe('settled')
    expect(clock.now()).toBeLessThan(1000)
  })
})
