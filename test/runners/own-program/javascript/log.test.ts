import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Log } from '../../../../src/runners/own-program/javascript/child/log.ts'
import { files, kind } from '../../../../src/runners/own-program/javascript/log-format.ts'
import { LogLanes } from '../../../../src/runners/own-program/javascript/log-lanes.ts'
import { ToldByChild } from '../../../../src/runners/own-program/javascript/told.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (name: string): Buffer => readFileSync(path.join(folder, name))

describe('a log that grows', () => {
  it('keeps what came last, and counts what is gone', () => {
    const log = new Log(folder, 3)
    const calls = (name: string): number[] => {
      const bytes = read(name)
      return Array.from({ length: bytes.length / 16 }, (_, at) => bytes.readUInt32LE(at * 16 + 8))
    }
    for (let call = 1; call <= 9; call++) {
      log.event(kind.entered, 1, call, 0)
      if (call % 2 === 0) log.flush()
    }
    log.close()
    expect([calls(files.before), calls(files.events)]).toEqual([
      [5, 6],
      [7, 8, 9],
    ])
    const parts = new ToldByChild(read(files.told).toString()).all('part')
    expect(parts.map(({ count }) => count)).toEqual([0, 2, 2])
  })

  it('has a profile of the last hour, and no older one', () => {
    const log = new Log(folder)
    log.profile(1, 'old')
    log.profile(721, 'new')
    log.close()
    expect(read(`${files.profile}721`).toString()).toBe('new')
    expect(() => read(`${files.profile}1`)).toThrow('ENOENT')
  })
})

describe('a log whose beginning is gone', () => {
  type Event = [us: number, what: number, site: number, call: number, other: number]
  function lanesOf(keptFromUs: number, events: Event[]) {
    const bytes = Buffer.alloc(events.length * 16)
    events.forEach(([us, what, site, call, other], index) => {
      const words = [us % 2 ** 32, what | (site << 4), call, other]
      words.forEach((word, at) => bytes.writeUInt32LE(word, index * 16 + at * 4))
    })
    const lanes = new LogLanes(new Set(), keptFromUs)
    lanes.read(bytes)
    lanes.end(keptFromUs + 90_000, true)
    return lanes.lanes.map(({ activation, site, startUs, endUs, waits }) => {
      const shown = waits.map(({ fromUs, toUs }) => [fromUs - keptFromUs, toUs - keptFromUs])
      return [activation, site, startUs - keptFromUs, endUs && endUs - keptFromUs, shown]
    })
  }

  it('has a time of before where an event came just before the clock went round', () => {
    const from = 2 ** 32 + 1000
    expect(
      lanesOf(from, [
        [2 ** 32 - 2000, kind.entered, 1, 8, 0],
        [2 ** 32 - 2000, kind.isLane, 1, 8, 0],
        [from + 5000, kind.finished, 0, 8, 0],
      ]),
    ).toEqual([[8, 1, -3000, 5000, []]])
  })

  it('tells of a call from before from where it first goes on, and never again once it has ended', () => {
    // Two hours after time zero: the clock of events has gone round.
    const from = 7_200_000_000
    expect(
      lanesOf(from, [
        [from + 5_000, kind.awaits, 2, 3, 0],
        [from + 10_000, kind.resumed, 1, 3, 0],
        [from + 10_100, kind.awaits, 2, 3, 0],
        [from + 20_000, kind.entered, 1, 8, 0],
        [from + 20_000, kind.isLane, 1, 8, 0],
        [from + 20_100, kind.awaits, 2, 8, 0],
        [from + 30_000, kind.resumed, 1, 3, 0],
        [from + 30_100, kind.finished, 0, 3, 0],
        [from + 30_200, kind.resumed, 1, 3, 0],
        [from + 40_000, kind.resumed, 1, 9, 0],
      ]),
    ).toEqual([
      [8, 1, 20_000, null, [[20_100, 90_000]]],
      [3, 1, 10_000, 30_100, [[10_100, 30_000]]],
    ])
  })
})
