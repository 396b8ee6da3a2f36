import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateLimiter } from '../../../src/lab/tools/rate-limiter.ts'
import { inLab } from '../../../testing/in-lab.ts'

const still = { now: () => 0, after: () => () => {} }

/** When `count` starts at once were let go. */
async function startsOf(count: number, starts: number, perMs: number): Promise<number[]> {
  const times: number[] = []
  await inLab(async ({ RateLimiter: Limiter, now }) => {
    const limiter = new Limiter(starts, perMs)
    await Promise.all(
      Array.from({ length: count }, async () => {
        await limiter.take()
        times.push(now())
      }),
    )
  })
  return times
}

describe('a rate limiter', () => {
  it('lets so many go at once, and the next when the first is so long ago', async () => {
    const times = [0, 0, 0, 1000, 1000, 1000, 2000, 2000, 2000, 3000]
    expect(await startsOf(10, 3, 1000)).toEqual(times)
  })

  it('spreads them evenly where it is one a time', async () => {
    expect(await startsOf(4, 1, 100)).toEqual([0, 100, 200, 300])
  })

  it('is never early where the time is no whole millisecond', async () => {
    const times = await startsOf(5, 1, 1000 / 7)
    for (const [index, atMs] of times.entries()) {
      if (index > 0) expect(atMs - times[index - 1]!).toBeGreaterThanOrEqual(1000 / 7)
    }
  })

  it('asks the clock again when a timer came early', async () => {
    let [nowMs, pending] = [0, [] as { atMs: number; callback: () => void }[]]
    const limiter = new RateLimiter(1, 100, {
      now: () => nowMs,
      after(ms, callback) {
        pending.push({ atMs: nowMs + ms, callback })
        return () => {}
      },
    })
    const fire = () => {
      const [next] = pending
      pending = []
      // As Node's timers do: up to a millisecond too soon.
      nowMs = next!.atMs - 0.5
      next!.callback()
    }
    await limiter.take()
    let second = false
    void limiter.take().then(() => (second = true))
    fire()
    await null
    expect([second, pending.length]).toEqual([false, 1])
    fire()
    await null
    expect([second, nowMs >= 100]).toEqual([true, true])
  })

  it('counts time that has passed without anybody waiting', async () => {
    const times: number[] = []
    await inLab(async ({ RateLimiter: Limiter, now, sleep }) => {
      const limiter = new Limiter(2, 100)
      for (const pause of [0, 60, 60, 60]) {
        if (pause > 0) await sleep(pause)
        await limiter.take()
        times.push(now())
      }
    })
    expect(times).toEqual([0, 60, 120, 180])
  })

  it('lets who gives up leave the line without a start', async () => {
    const { trace } = await inLab(async ({ RateLimiter: Limiter, timeout, now }) => {
      const limiter = new Limiter(1, 100)
      await limiter.take()
      const givenUp = limiter.take({ signal: timeout(30) }).catch((error: Error) => error.name)
      const next = limiter.take().then(() => now())
      return [await givenUp, await next]
    })
    expect(trace.ending).toMatchObject({ value: ['TimeoutError', 100] })
  })

  it('refuses rates that are none, and a signal that is aborted already', async () => {
    expect(() => new RateLimiter(0, 1000, still)).toThrow('not 0')
    expect(() => new RateLimiter(1.5, 1000, still)).toThrow('not 1.5')
    expect(() => new RateLimiter(1, 0, still)).toThrow('above 0 ms, not 0')
    expect(() => new RateLimiter(1, Number.NaN, still)).toThrow('above 0 ms, not NaN')
    const limiter = new RateLimiter(1, 100, still)
    await expect(limiter.take({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
  })

  it('has in no window more than it may, in order, and lets everybody go in the end', async () => {
    const comings = fc.array(fc.nat(300), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(
        comings,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 200 }),
        async (pauses, starts, perMs) => {
          const went: { index: number; atMs: number }[] = []
          const { trace } = await inLab(async ({ RateLimiter: Limiter, sleep, now }) => {
            const limiter = new Limiter(starts, perMs)
            const all: Promise<void>[] = []
            for (const [index, pause] of pauses.entries()) {
              if (pause > 200) await sleep(pause - 200)
              all.push(limiter.take().then(() => void went.push({ index, atMs: now() })))
            }
            await Promise.all(all)
          })
          expect(trace.ending.kind).toBe('returned')
          expect(went.map(({ index }) => index)).toEqual(pauses.map((_, index) => index))
          for (const [place, { atMs }] of went.entries()) {
            const before = went[place - starts]
            if (before) expect(atMs - before.atMs).toBeGreaterThanOrEqual(perMs)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
