import type { Journal } from '../journal/journal.ts'
import { printableLine } from '../text/printable.ts'
import { type Line, line } from '../picture/line.ts'

/** A line that says where what was done is kept; nothing, where it is not. */
export function keptWords({ failure, isThere, path }: Journal): string {
  if (failure !== null || path === '') return ''
  const place = printableLine(path)
  return isThere ? `Kept in ${place}\n` : `Nothing is kept yet; it will be in ${place}\n`
}

/** What is said to who leaves in the middle: that all is saved, where it is. */
export function savedLines({ lost }: Journal): Line[] {
  return lost === 0 ? [line('Saved.')] : []
}
