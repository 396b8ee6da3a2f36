/** A day of the learner's own calendar, as days since 1 January 1970. */
export type Day = number

/** A moment as whole minutes since 1 January 1970 began in UTC. */
export type Moment = number

/** The learner's calendar, handed in: here nobody asks what time it is. */
export interface Calendar {
  today: () => Day
  /** The day on which a moment of the journal was. */
  dayOf: (moment: Moment) => Day
}

const minutesInDay = 24 * 60

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::[0-5]\d(?:\.\d+)?)?Z$/

/** The moment of ISO text in UTC, as the journal has it; null for what no clock and no calendar shows. */
export function momentOf(at: string): Moment | null {
  if (!form.test(at)) return null
  const [month, day] = [twoDigits(at, 5), twoDigits(at, 8)]
  const [hour, minute] = [twoDigits(at, 11), twoDigits(at, 14)]
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return null
  const date = daysBefore(twoDigits(at, 0) * 100 + twoDigits(at, 2), month, day)
  // A day that its month does not have would be counted as one of the next.
  if (day > 28 && dateOf(date).day !== day) return null
  return date * minutesInDay + hour * 60 + minute
}

const zero = 48

/** Read without a text of their own: a journal may hold a million. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero
}

/** The day of a moment, by how many minutes the clock on the learner's wall was ahead of UTC then. */
export function dayOf(moment: Moment, minutesAhead: number): Day {
  return Math.floor((moment + minutesAhead) / minutesInDay)
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "24 Nov"; "24 Nov 2025" where that is not the year of `today`. */
export function dayInWords(day: Day, today: Day): string {
  const date = dateOf(day)
  const year = date.year === dateOf(today).year ? '' : ` ${date.year}`
  return `${date.day} ${monthNames[date.month - 1]}${year}`
}

/** "2026-11-24" */
export function isoDay(day: Day): string {
  const { year, month, day: ofMonth } = dateOf(day)
  return [String(year).padStart(4, '0'), two(month), two(ofMonth)].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

// The Gregorian calendar repeats after 400 years, and its years are counted here
// from March on, so that the day of a leap year is the last (Howard Hinnant,
// "chrono-compatible low-level date algorithms").
const daysInEra = 146_097
const daysTo1970 = 719_468

function daysBefore(year: number, month: number, day: number): Day {
  const fromMarch = month <= 2 ? year - 1 : year
  const era = Math.floor(fromMarch / 400)
  const yearOfEra = fromMarch - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysInEra + dayOfEra - daysTo1970
}

function dateOf(days: Day): { year: number; month: number; day: number } {
  const era = Math.floor((days + daysTo1970) / daysInEra)
  const dayOfEra = days + daysTo1970 - era * daysInEra
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear =
    dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((monthFromMarch + 2) % 12) + 1
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}
