import type { Slot } from '../../../own-program/run.ts'
import type { LogLanes } from './log-lanes.ts'
import type { ToldByChild } from './told.ts'

/** The waits for a place of each limit, place by place. */
export function slotsOf({
  told,
  lanes: { lanes, held },
  shown,
}: {
  told: ToldByChild
  lanes: Pick<LogLanes, 'lanes' | 'held'>
  shown: (path: string) => string
}): Slot[] {
  const slots = new Map<string, Slot>()
  lanes.forEach(({ waits }, lane) => {
    for (const { slot, site, fromUs, toUs } of waits) {
      const place = told.locate(site)
      const what = told.text(slot)
      if (place === null || what === null) continue
      const key = `${slot} ${site}`
      const { path, line } = place
      const found = slots.get(key) ?? {
        what,
        file: shown(path),
        line,
        asked: held.asked(slot, site),
        waits: [],
      }
      slots.set(key, found)
      found.waits.push({ startMs: fromUs / 1000, endMs: toUs / 1000, lane })
    }
  })
  return [...slots.values()]
}
