import type { App } from '../app.ts'
import { type Line, line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import type { Seen } from '../practice/check.ts'
import type { MissedRule, Verdict } from '../practice/judge.ts'
import { traceOf } from '../practice/seen-trace.ts'
import { counted, sentence } from '../text/phrases.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import { computeFacts } from '../trace/facts.ts'
import { blank, marked, paragraph } from '../tutor/layout.ts'
import type { Judged } from './judge-written.ts'
import { printPictures } from './pictures.ts'

/** The verdict on a file: what a pass means, or the first that is not met, and how many more. */
export function printVerdict(app: App, { written, verdict, fault }: Judged): void {
  const file = printable(written.file)
  if (fault !== null || verdict === null) {
    return app.print([
      ...marked(`${file}:`, 'wrong', `not judged. ${sentence(fault ?? '')}`, app.width()),
      blank,
    ])
  }
  if (verdict.missed === null) return printPass(app, file, verdict, written.exercise.task)
  printMissed(app, file, written.code, verdict, verdict.missed)
}

/** The run of a case, once more: of the one that was missed, or of the first. */
export function printRun(app: App, { verdict }: Judged): void {
  const seen = verdict?.missed?.seen ?? verdict?.seen[0]
  if (seen !== undefined) printPictures(app, [pictureOf(seen, 'your run')])
}

function printPass(
  app: App,
  file: string,
  { seen }: Verdict,
  { means, ways }: { means: readonly string[]; ways: readonly string[] },
): void {
  const width = app.width()
  app.print([...marked(`${file}:`, 'right', 'passed.', width), blank])
  const [first] = seen
  if (first !== undefined && first.calls.length > 0)
    printPictures(app, [pictureOf(first, 'your run')])
  const parts = [...means, ...ways].flatMap((text) => [...paragraph(text, width), blank])
  app.print(parts)
}

function printMissed(
  app: App,
  file: string,
  code: string,
  verdict: Verdict,
  { text, missed, seen }: MissedRule,
): void {
  const width = app.width()
  const { atMs, line: number, saw } = missed
  const when =
    atMs === null ? 'What happened:' : atMs === 0 ? 'At the beginning:' : `At ${time(atMs)}:`
  app.print([
    ...marked(`${file}:`, 'wrong', 'not yet.', width),
    ...marked('Expected:', 'heading', `${text}.`, width),
    ...marked(when, 'heading', `${printable(saw)}.`, width),
    ...(number === undefined ? [] : codeLine(app, file, code, number, columnOf(verdict))),
    blank,
  ])
  if (seen !== null && seen.calls.length > 0) {
    const marks = atMs === null ? [] : [{ atMs, text: 'not as expected from here' }]
    printPictures(app, [pictureOf(seen, 'your run', marks)])
  }
  const more = verdict.expectations.filter((one) => one.missed !== null).length - 1
  if (more > 0) {
    app.print([
      line(`${counted(more, 'more expectation')} ${more === 1 ? 'is' : 'are'} not met.`),
      blank,
    ])
  }
}

function pictureOf(seen: Seen, title: string, marks: Picture['marks'] = []): Picture {
  const trace = traceOf(seen)
  const rest = { boundMs: null, nowMs: null, notes: [] }
  return { title, trace, facts: computeFacts(trace), ...rest, marks }
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
  const bar = app.capabilities.ascii ? '|' : '│'
  const label = String(number)
  const at = column === null ? text.search(/\S|$/) : column - 1
  return [
    line(place),
    [{ text: ` ${label} ${bar} `, role: 'dim' }, ...line(printable(text))],
    [
      { text: ` ${' '.repeat(label.length)} ${bar} `, role: 'dim' },
      { text: `${' '.repeat(Math.max(0, at))}^`, role: 'wrong' },
    ],
  ]
}
