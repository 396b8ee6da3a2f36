import type { Calendar } from '../journal/day.ts'

const msInMinute = 60_000
const msInDay = 24 * 60 * msInMinute

/**
 * The calendar of who is at a wall whose clock is `minutesAhead` of UTC at a
 * moment, in milliseconds since 1970, as `now` is.
 */
export function makeCalendar(
  now: () => number,
  minutesAhead: (atMs: number) => number = (atMs) => -new Date(atMs).getTimezoneOffset(),
): Calendar {
  const dayAt = (atMs: number): number =>
    Math.floor((atMs + minutesAhead(atMs) * msInMinute) / msInDay)
  return {
    today: () => dayAt(now()),
    dayOf(moment) {
      const [minute, hour, day, month] = [0, 2, 4, 6].map((digits) =>
        Math.floor((moment / 10 ** digits) % 100),
      )
      return dayAt(Date.UTC(Math.floor(moment / 1e8), month! - 1, day, hour, minute))
    },
    isoDay: (day) => new Date(day * msInDay).toISOString().slice(0, 10),
  }
}
