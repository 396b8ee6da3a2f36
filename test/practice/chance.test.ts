import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../src/practice/chance.ts'

describe('chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) => chanceOf(seed).durations(6)
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })

  it('gives different durations that are exact in seconds', () => {
    const durations = chanceOf(3).durations(20)
    expect(new Set(durations).size).toBe(20)
    expect(durations.filter((ms) => ms % 125 !== 0 || ms < 125 || ms > 4000)).toEqual([])
  })
})
