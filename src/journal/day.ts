/** A day of the learner's own calendar, as days since 1 January 1970. */
export type Day = number

/** A minute in UTC by its digits: 202611241459. So kept, since a journal may hold a million. */
export type Moment = number

/** The learner's calendar, implemented by `src/system/calendar.ts`: here nobody knows what a month is. */
export interface Calendar {
  today: () => Day
  /** The day on which a moment of the journal was. */
  dayOf: (moment: Moment) => Day
  /** "2026-11-24" */
  isoDay: (day: Day) => string
}

const date =
  /(?:\d\d(?:[02468][048]|[13579][26])-02-29|\d{4}-(?:02-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|(?:0[13578]|1[02])-31))/
const time = /(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?/
const form = new RegExp(`^${date.source}T${time.source}Z$`)

/** The moment of ISO text in UTC, as the journal has it; null for what no clock and no calendar shows. */
export function momentOf(at: string): Moment | null {
  if (!form.test(at)) return null
  let moment = 0
  for (const place of places) moment = moment * 100 + twoDigits(at, place)
  return moment
}

/** Where two digits of a date or a time stand. */
const places = [0, 2, 5, 8, 11, 14]
const zero = 48

/** Read without a text of their own: there may be a million. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "24 Nov"; "24 Nov 2025" where that is not this year. */
export function dayInWords({ today, isoDay }: Calendar, day: Day): string {
  const [year, month, ofMonth] = isoDay(day).split('-')
  const words = `${Number(ofMonth)} ${monthNames[Number(month) - 1]}`
  return isoDay(today()).startsWith(`${year}-`) ? words : `${words} ${year}`
}
