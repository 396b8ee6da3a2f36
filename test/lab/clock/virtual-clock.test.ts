import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../src/lab/clock/virtual-clock.ts'
import { host } from '../../../testing/lab-host.ts'

const forever = { deadlineMs: 1e9 }

function clockAndSleep() {
  const clock = new VirtualClock(host.realTime)
  const sleep = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))
  return { clock, sleep }
}

describe('the virtual clock', () => {
  it('lets chained sleeps take exactly their sum', async () => {
    const { clock, sleep } = clockAndSleep()
    await clock.drive(async () => {
      await sleep(10)
      await sleep(20.9)
    }, forever)
    expect(clock.now()).toBe(30)
  })

  it('drains promises between two timers that are due together', async () => {
    const { clock, sleep } = clockAndSleep()
    const order: string[] = []
    const one = async (name: string) => {
      await sleep(5)
      order.push(`${name} timer`)
      await null
      await null
      order.push(`${name} rest`)
    }
    await clock.drive(async () => void (await Promise.all([one('A'), one('B')])), forever)
    expect(order).toEqual(['A timer', 'A rest', 'B timer', 'B rest'])
  })

  it('fires what falls due in a phase of timers after the round of immediates that follows', async () => {
    const { clock, sleep } = clockAndSleep()
    const order: string[] = []
    await clock.drive(async () => {
      await sleep(1)
      clock.immediate(() => order.push('immediate'))
      clock.after(5, () => order.push('timer'))
      clock.busy(10)
    }, forever)
    expect(order).toEqual(['immediate', 'timer'])
  })

  it('fires a timer that is overdue when the program has begun before a round of immediates', async () => {
    const { clock } = clockAndSleep()
    const order: string[] = []
    await clock.drive(async () => {
      clock.immediate(() => order.push('immediate'))
      clock.after(5, () => order.push('timer'))
      clock.busy(10)
    }, forever)
    expect(order).toEqual(['timer', 'immediate'])
  })

  it('runs a whole list of equal delays before the next, as far as it is overdue', async () => {
    const { clock } = clockAndSleep()
    const order: string[] = []
    await clock.drive(async () => {
      clock.after(20, () => order.push('first 20'))
      clock.busy(10)
      clock.after(20, () => order.push('second 20'))
      clock.busy(6)
      clock.after(5, () => order.push('five'))
      clock.busy(50)
    }, forever)
    expect(order).toEqual(['first 20', 'second 20', 'five'])
  })

  it('runs nextTick before promises when a timer has called back', async () => {
    const { clock } = clockAndSleep()
    const order: string[] = []
    await clock.drive(async () => {
      clock.after(1, () => {
        queueMicrotask(() => order.push('promise'))
        process.nextTick(() => order.push('tick'))
      })
    }, forever)
    expect(order).toEqual(['tick', 'promise'])
  })

  it('calls back in the context in which a timer was set', async () => {
    const { clock } = clockAndSleep()
    const context = new AsyncLocalStorage<string>()
    const seen: unknown[] = []
    await clock.drive(async () => {
      context.run('timer', () => clock.after(1, () => seen.push(context.getStore())))
      context.run('immediate', () => clock.immediate(() => seen.push(context.getStore())))
    }, forever)
    expect(seen).toEqual(['immediate', 'timer'])
  })

  it('gives any number of immediates that take time their turn', async () => {
    const { clock } = clockAndSleep()
    let left = 1500
    const slice = (): void => {
      clock.busy(1)
      if (--left > 0) clock.immediate(slice)
    }
    const end = await clock.drive(async () => slice(), forever)
    expect([end, clock.now()]).toEqual(['settled', 1500])
  })

  it('takes no other time than one above 0 for computing', async () => {
    const { clock } = clockAndSleep()
    for (const ms of [Number.NaN, -5, 0, 2]) clock.busy(ms)
    expect(clock.now()).toBe(2)
  })

  it('fires an overdue timer late, when the thread is free', async () => {
    const { clock } = clockAndSleep()
    let firedMs = 0
    await clock.drive(async () => {
      clock.after(30, () => (firedMs = clock.now()))
      clock.busy(50)
    }, forever)
    expect(firedMs).toBe(50)
  })

  it('takes a delay of 30 days as 1 ms, as Node does', async () => {
    const { clock, sleep } = clockAndSleep()
    await clock.drive(() => sleep(30 * 24 * 3600 * 1000), forever)
    expect(clock.now()).toBe(1)
  })

  it('names a hang when nothing is left that could move the program', async () => {
    const { clock } = clockAndSleep()
    expect(await clock.drive(() => new Promise(() => {}), forever)).toBe('hung')
  })

  it('runs on after the main promise until nothing is left', async () => {
    const { clock, sleep } = clockAndSleep()
    let orphanDone = false
    const end = await clock.drive(async () => {
      void sleep(100).then(() => (orphanDone = true))
    }, forever)
    expect([end, orphanDone, clock.now()]).toEqual(['settled', true, 100])
  })

  it('does not wait for a timer that keeps nothing alive', async () => {
    const { clock } = clockAndSleep()
    await clock.drive(async () => void clock.after(100, () => {}, { keeps: false }), forever)
    expect(clock.now()).toBe(0)
  })

  it('does not wait for a cancelled timer', async () => {
    const { clock } = clockAndSleep()
    await clock.drive(async () => clock.after(100, () => {})(), forever)
    expect(clock.now()).toBe(0)
  })

  it('moves on after 1,000 turns at one instant', async () => {
    const { clock } = clockAndSleep()
    let spinning = true
    const spin = (): void => void (spinning && clock.immediate(spin))
    await clock.drive(async () => {
      clock.after(10, () => (spinning = false))
      spin()
    }, forever)
    expect(clock.now()).toBe(10)
  })

  it('takes any number of timers that are due together before an immediate', async () => {
    const { clock, sleep } = clockAndSleep()
    const end = await clock.drive(async () => {
      await Promise.all(Array.from({ length: 1000 }, () => sleep(10)))
      clock.after(5000, () => {}, { keeps: false })
      await new Promise<void>((resolve) => clock.immediate(resolve))
    }, forever)
    expect([end, clock.now()]).toEqual(['settled', 10])
  })

  it('ends a program that spins with nothing else to come', async () => {
    const { clock } = clockAndSleep()
    const spin = (): void => clock.immediate(spin)
    expect(await clock.drive(() => new Promise(spin), forever)).toBe('deadline')
  })

  it('stops at the deadline', async () => {
    const { clock } = clockAndSleep()
    const tick = (): void => void clock.after(10, tick)
    const end = await clock.drive(async () => tick(), { deadlineMs: 95 })
    expect([end, clock.now()]).toEqual(['deadline', 90])
  })
})
