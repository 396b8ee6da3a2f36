import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, showing, zoomed } from '../../src/page/span.ts'

const whole = { fromMs: 0, toMs: 1000 }

describe('the stretch of time that is shown', () => {
  it('zooms around a moment, which stays where it is', () => {
    expect(zoomed(whole, 2, 250, 1000)).toEqual({ fromMs: 125, toMs: 625 })
  })

  it('zooms out no further than the whole run', () => {
    expect(zoomed({ fromMs: 600, toMs: 900 }, 0.1, 700, 1000)).toEqual(whole)
  })

  it('moves by a share of what is shown, and stops at the ends', () => {
    const half = { fromMs: 250, toMs: 750 }
    expect(moved(half, 0.2, 1000)).toEqual({ fromMs: 350, toMs: 850 })
    expect(moved(half, 5, 1000)).toEqual({ fromMs: 500, toMs: 1000 })
    expect(moved(half, -5, 1000)).toEqual({ fromMs: 0, toMs: 500 })
  })

  it('follows a moment only when that is out of sight', () => {
    const first = { fromMs: 0, toMs: 200 }
    expect(showing(first, 150, 1000)).toBe(first)
    expect(showing(first, 500, 1000)).toEqual({ fromMs: 400, toMs: 600 })
  })

  it('never leaves the run, however it is turned', () => {
    const move = fc.record({
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      at: fc.nat(1000),
    })
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const { fromMs, toMs } = moves.reduce(
          (span, { factor, at }) => moved(zoomed(span, factor, at, 1000), at / 500 - 1, 1000),
          whole,
        )
        expect(fromMs).toBeGreaterThanOrEqual(0)
        expect(toMs).toBeLessThanOrEqual(1000 + 1e-6)
        expect(toMs).toBeGreaterThan(fromMs)
      }),
    )
  })
})
