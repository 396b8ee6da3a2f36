import type { App } from '../app.ts'
import { type Line, line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import type { Missed, Seen } from '../practice/check.ts'
import type { MissedRule, Verdict } from '../practice/judge.ts'
import { traceOf } from '../practice/seen-trace.ts'
import { counted, sentence } from '../text/phrases.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import { cut } from '../text/width.ts'
import { computeFacts } from '../trace/facts.ts'
import { blank, marked, paragraph } from '../tutor/layout.ts'
import { type Judged, requiredRun } from './judge-written.ts'
import { printPictures } from './pictures.ts'

/** Below the pictures stand how many more are not met, and the keys in two rows, each with a blank one. */
const rowsBelow = 6

/**
 * The verdict on a file: what a pass means, or the first that is not met, and how many more.
 * On a screen of so many rows it stands whole: pictures take the rows that are left, without words.
 */
export async function printVerdict(app: App, judged: Judged, rows?: number): Promise<void> {
  const { written, verdict, fault } = judged
  const file = printable(written.file)
  if (fault !== null || verdict === null) {
    return app.print([
      ...marked(`${file}:`, 'wrong', `not judged. ${sentence(fault ?? '')}`, app.width()),
      blank,
    ])
  }
  if (verdict.missed === null) return printPass(app, file, verdict, judged, rows)
  await printMissed(app, file, verdict, verdict.missed, judged, rows)
}

/** The run of a case, once more: of the one that was missed, above how it is to be, or of the first. */
export async function printRun(app: App, judged: Judged): Promise<void> {
  const { verdict } = judged
  if (verdict?.missed?.seen) return printRuns(app, verdict.missed.missed, judged)
  const [seen] = verdict?.seen ?? []
  if (seen !== undefined) printPictures(app, [pictureOf(seen, 'your run')])
}

function printPass(
  app: App,
  file: string,
  { seen }: Verdict,
  { written }: Judged,
  rows?: number,
): void {
  const width = app.width()
  app.print([...marked(`${file}:`, 'right', 'passed.', width), blank])
  const [first] = seen
  if (first !== undefined && first.calls.length > 0)
    printPictures(app, [pictureOf(first, 'your run')], rows)
  const { means } = written.exercise.task
  app.print(means.flatMap((text) => [...paragraph(text, width), blank]))
}

async function printMissed(
  app: App,
  file: string,
  verdict: Verdict,
  { text, missed }: MissedRule,
  judged: Judged,
  rows?: number,
): Promise<void> {
  const width = app.width()
  const { atMs, line: number, saw } = missed
  const { code } = judged.written
  const when =
    atMs === null ? 'What happened:' : atMs === 0 ? 'At the beginning:' : `At ${time(atMs)}:`
  const told = [
    ...marked(`${file}:`, 'wrong', 'not yet.', width),
    ...marked('Expected:', 'heading', `${text}.`, width),
    ...marked(when, 'heading', `${printable(saw)}.`, width),
    ...(number === undefined ? [] : codeLine(app, file, code, number, columnOf(verdict))),
    blank,
  ]
  app.print(told)
  await printRuns(app, missed, judged, rows && rows - told.length - rowsBelow)
  const more = verdict.expectations.filter((one) => one.missed !== null).length - 1
  if (more > 0) {
    app.print([
      line(`${counted(more, 'more expectation')} ${more === 1 ? 'is' : 'are'} not met.`),
      blank,
    ])
  }
}

/** The learner's own run above one that is as it should be, on one scale, with the moment marked in both. */
async function printRuns(app: App, { atMs }: Missed, judged: Judged, rows?: number): Promise<void> {
  const runs = await requiredRun(app, judged)
  const own = runs?.own ?? judged.verdict?.missed?.seen
  if (!own || own.calls.length + (runs?.required.calls.length ?? 0) === 0) return
  const marks = (text: string): Picture['marks'] => (atMs === null ? [] : [{ atMs, text }])
  const pictures = [
    pictureOf(own, 'your run', marks('not as expected from here')),
    ...(runs === null
      ? []
      : [pictureOf(runs.required, 'as it should be', marks('the same moment'))]),
  ]
  printPictures(app, pictures, rows)
}

/** What was seen of a case, to be drawn. */
export function pictureOf(seen: Seen, title: string, marks: Picture['marks'] = []): Picture {
  const trace = traceOf(seen)
  const rest = { boundMs: null, nowMs: null, notes: [] }
  return { title, trace, facts: computeFacts(trace), ...rest, marks, whole: 'the function' }
}

function columnOf({ result }: Verdict): number | null {
  return result.end.how === 'syntax' ? result.end.column : null
}

/** The line of theirs, with a caret under where it is; in plain lines by its number alone. */
function codeLine(
  app: App,
  file: string,
  code: string,
  number: number,
  column: number | null,
): Line[] {
  const text = (code.split(/\r\n|\r|\n/)[number - 1] ?? '').replaceAll('\t', ' ')
  const place = `${file}, line ${number}:`
  if (app.capabilities.linear !== null) return [line(`${place} ${printable(text.trim())}`)]
  const { ascii } = app.capabilities
  const bar = ascii ? '|' : '│'
  const label = String(number)
  const at = Math.max(0, column === null ? text.search(/\S|$/) : column - 1)
  const { shown, caret } = around(text, at, app.width() - label.length - 4, ascii ? '...' : '…')
  return [
    line(place),
    [{ text: ` ${label} ${bar} `, role: 'dim' }, ...line(shown)],
    [
      { text: ` ${' '.repeat(label.length)} ${bar} `, role: 'dim' },
      { text: `${' '.repeat(caret)}^`, role: 'wrong' },
    ],
  ]
}

/** As much of a line as there is room for, with the place where the caret stands in it. */
function around(
  text: string,
  at: number,
  room: number,
  mark: string,
): { shown: string; caret: number } {
  const whole = cut(printable(text), room, mark)
  if (at < whole.length - mark.length || !whole.endsWith(mark)) return { shown: whole, caret: at }
  const from = at - Math.floor(room / 2)
  const shown = `${mark}${cut(printable(text.slice(from)), room - mark.length, mark)}`
  return { shown, caret: at - from + mark.length }
}
