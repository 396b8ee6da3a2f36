import { describe, expect, it } from 'vitest'
import { RealClock } from '../../src/lab/real-clock.ts'
import type { RealTime } from '../../src/lab/real-time.ts'

/** Wall time that stands still until `turn` is called: timers fire by due time, immediates between them. */
function handTurned() {
  let nowMs = 1000
  let timers: { dueMs: number; callback: () => void }[] = []
  let immediates: (() => void)[] = []
  const realTime: RealTime = {
    now: () => nowMs,
    setTimeout(callback, ms) {
      const timer = { dueMs: nowMs + ms, callback }
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
        nowMs = Math.max(nowMs, next.dueMs)
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
})
