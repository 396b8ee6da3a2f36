import type { App } from '../app.ts'
import type { Journal } from '../journal/journal.ts'
import { line } from '../picture/line.ts'
import { printable } from '../text/printable.ts'

/** The version of every document that `--json` prints; it grows when a shape changes in a way that could break a reader. */
const schemaVersion = 1

/** The one document that `--json` prints. */
export function writeJson(app: App, body: object): void {
  app.write(`${JSON.stringify({ schemaVersion, ...body }, null, 2)}\n`)
}

/** The last line of every screen: what to type next. */
export function printNext(app: App, words: string): void {
  app.print([line(`Next: ${app.toType(words)}`, 'next')])
}

/** A line that says where what was done is kept; nothing, where it is not. */
export function keptWords({ failure, isThere, path }: Journal): string {
  if (failure !== null || path === '') return ''
  const place = printable(path)
  return isThere ? `Kept in ${place}\n` : `Nothing is kept yet; it will be in ${place}\n`
}

/** What is said to who leaves in the middle: that all is saved, where it is, and how to go on. */
export function printLeft(app: App, next: string): void {
  if (app.journal.lost === 0) app.print([line('Saved.')])
  printNext(app, next)
}
