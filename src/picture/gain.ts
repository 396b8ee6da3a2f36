import type { LaneFacts } from '../trace/facts.ts'
import type { Picture } from './picture.ts'
import { time } from '../text/time.ts'

/** Lanes that did the same took as long, but for this. */
const sameWork = 0.05
/** Less than this is no gain to speak of. */
const leastGain = 1.05

/**
 * "2.00 s instead of 3.50 s: 1.75 times as fast." of the last of these runs,
 * beside the slowest of the others that did the same work; null where none did,
 * or where nothing was gained.
 */
export function gainInWords(pictures: readonly Picture[]): string | null {
  const last = pictures.at(-1)
  const total = last?.facts?.totalMs ?? 0
  if (last === undefined || total === 0) return null
  const slowest = Math.max(
    0,
    ...pictures.filter((one) => isSameWork(one, last)).map(({ facts }) => facts!.totalMs),
  )
  const factor = slowest / total
  if (factor < leastGain) return null
  const times = factor < 10 ? Number(factor.toFixed(2)) : Math.round(factor)
  return `${time(total)} instead of ${time(slowest)}: ${times} times as fast.`
}

/** Whether both ran the same lanes to a good end, each as long at work or waiting; when, and held back for how long, may differ. */
function isSameWork(one: Picture, other: Picture): boolean {
  const [first, second] = [ownTimes(one), ownTimes(other)]
  if (first === null || second === null || first.size !== second.size) return false
  return [...first].every(([name, ms]) => {
    const others = second.get(name)
    return others !== undefined && Math.abs(ms - others) <= sameWork * Math.max(ms, others)
  })
}

/** The time that each lane took for itself, by name; null where a lane did not end well, or nothing ran. */
function ownTimes({ facts, nowMs }: Picture): Map<string, number> | null {
  if (facts === null || nowMs !== null || facts.lanes.length === 0) return null
  const isGood = ({ bars }: LaneFacts): boolean =>
    bars.every(({ outcome }) => outcome === 'finished')
  if (!facts.lanes.every(isGood)) return null
  return new Map(facts.lanes.map((lane) => [lane.name, lane.waitingMs + lane.blockedMs]))
}
