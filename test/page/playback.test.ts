import { describe, expect, it } from 'vitest'
import {
  advanced,
  atEvent,
  atMoment,
  paused,
  speedOf,
  started,
  wholeRun,
} from '../../src/page/playback.ts'

const times = [0, 0, 100, 300, 300]

describe('playing a run', () => {
  it('steps through events of one moment one by one, and no further than the last', () => {
    expect([1, 2, 3, 9].map((event) => atEvent(times, event))).toEqual([
      { event: 1, atMs: 0, playing: false },
      { event: 2, atMs: 0, playing: false },
      { event: 3, atMs: 100, playing: false },
      { event: 5, atMs: 300, playing: false },
    ])
    expect(atEvent(times, -1)).toEqual(wholeRun)
  })

  it('finds the last event that had happened by a moment', () => {
    expect(atMoment(times, 250)).toMatchObject({ event: 3, atMs: 100 })
    expect(atMoment([50, 60], 10)).toMatchObject({ event: 1 })
  })

  it('begins anew when nothing is chosen or left, and goes on where it was paused', () => {
    const fromTheBeginning = { event: 2, atMs: 0, playing: true }
    expect(started(times, wholeRun)).toEqual(fromTheBeginning)
    expect(started(times, atEvent(times, 5))).toEqual(fromTheBeginning)
    const half = paused(advanced(times, started(times, wholeRun), 150))
    expect(half).toEqual({ event: 3, atMs: 150, playing: false })
    expect(started(times, half)).toEqual({ event: 3, atMs: 150, playing: true })
  })

  it('stops by itself at the last event', () => {
    expect(advanced(times, started(times, wholeRun), 1e6)).toEqual({
      event: 5,
      atMs: 300,
      playing: false,
    })
  })

  it('has nothing to play in a run without events', () => {
    expect(started([], wholeRun)).toEqual(wholeRun)
  })

  it('keeps its speed between 0.1 and 20', () => {
    expect([0.01, 0.1, 1.25, 19.99, 400].map(speedOf)).toEqual([0.1, 0.1, 1.3, 20, 20])
  })
})
