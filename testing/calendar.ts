import { type Calendar, type Day, momentOf } from '../src/journal/day.ts'
import { makeCalendar } from '../src/system/calendar.ts'

/** The calendar at a moment, by a wall whose clock is so many minutes ahead of UTC. */
export function calendarAt(now: string, minutesAhead = 0): Calendar {
  return makeCalendar(
    () => Date.parse(now),
    () => minutesAhead,
  )
}

/** The day of a moment, there. */
export function dayAt(at: string, minutesAhead = 0): Day {
  return calendarAt(at, minutesAhead).dayOf(momentOf(at)!)
}
