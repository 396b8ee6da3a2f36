import type { Place, Slot } from '../../../own-program/run.ts'
import type { Logged, LoggedLane } from './logged.ts'
import type { LoggedPlace } from './places.ts'

/** The waits for a place of each limit, line by line. */
export function slotsOf(
  logged: Logged,
  lanes: readonly LoggedLane[],
  laneOf: (number: number) => number | null,
  placeOf: (place: LoggedPlace) => Place,
): Slot[] {
  const slots = new Map<string, Slot>()
  const slotAt = (what: string, number: number): Slot | null => {
    const place = logged.places.get(number)
    if (place === null) return null
    const key = `${what} ${place.file}:${place.line}`
    const slot = slots.get(key) ?? { what, ...placeOf(place), asked: 0, waits: [] }
    slots.set(key, slot)
    return slot
  }
  for (const { what, place } of logged.asked) {
    const slot = slotAt(what, place)
    if (slot !== null) slot.asked += 1
  }
  for (const lane of lanes) {
    for (const wait of lane.waits) {
      if (wait.slot === null) continue
      const startMs = wait.startUs / 1000
      slotAt(wait.slot, wait.place)?.waits.push({
        startMs,
        endMs: wait.endUs / 1000,
        lane: laneOf(lane.number),
      })
    }
  }
  return [...slots.values()]
    .filter((slot) => slot.waits.length > 0)
    .map((slot) => ({ ...slot, asked: Math.max(slot.asked, slot.waits.length) }))
}
