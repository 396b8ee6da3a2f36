import { oneLine } from './fault.ts'
import type { AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type { Ran, RunView, SeenLane, Told } from './kit/told.ts'
import { fillTemplate, type Hole, MarkdownFault, type Step, type Template } from './template.ts'

/** How a time is written: 3.50 s, 3500 ms, or in the unit that a person would say. */
export type TimeFormat = 's' | 'ms' | 'time'

/** The same, and a number of seconds without its unit: 0.5. */
type Format = TimeFormat | 'seconds'

/** What holes of a lesson's texts may name beside facts. */
export interface Known {
  names: NonNullable<AuthoredLesson<KnobValues>['names']>
  /** The ids of its programs. */
  runs: ReadonlySet<string>
}

/** A value that a path leads to; a time is in milliseconds. */
interface Found {
  value: unknown
  isTime: boolean
}

const formats: readonly string[] = ['s', 'ms', 'time', 'seconds'] satisfies Format[]

/** Facts of one run, by the word that a path has for them. */
const facts: Readonly<Record<string, (run: RunView) => Found>> = {
  total: ({ totalMs }) => time(totalMs),
  last: (run) => time(run.facts.lastMs),
  end: ({ trace }) => time(trace.ending.atMs),
  bound: ({ boundMs }) => time(boundMs),
  peak: (run) => plain(run.facts.peakInFlight),
  value: ({ value }) => plain(value),
  threw: ({ threw }) => plain(threw),
  hung: ({ hung }) => plain(hung),
  exitCode: ({ exitCode }) => plain(exitCode),
  lines: ({ lines }) => plain(lines),
  startOrder: (run) => plain(run.facts.startOrder),
  finishOrder: (run) => plain(run.facts.finishOrder),
  endOrder: (run) => plain(run.facts.endOrder),
  unhandled: ({ trace }) => plain(trace.unhandled.length),
  requests: (run) => plain(run.facts.server?.requests ?? 0),
  connections: (run) => plain(run.facts.server?.connections ?? 0),
  gone: (run) => plain(run.facts.server?.gone ?? 0),
}

const laneFacts: Readonly<Record<string, (lane: SeenLane) => Found>> = {
  start: ({ startMs }) => time(startMs),
  end: ({ endMs }) => time(endMs),
  waiting: ({ waitingMs }) => time(waitingMs),
  held: ({ heldMs }) => time(heldMs),
  ready: ({ readyMs }) => time(readyMs),
  blocked: ({ blockedMs }) => time(blockedMs),
  outcome: ({ outcome }) => plain(outcome),
}

/**
 * The text with its holes filled from `told`. Throws a MarkdownFault where a
 * hole leads nowhere, or to nothing.
 */
export function fill(
  template: Template,
  known: Known,
  told: Told<KnobValues>,
  usual: TimeFormat,
): string {
  return fillTemplate(template, (hole) => holeText(hole, known, told, usual))
}

function holeText(hole: Hole, known: Known, told: Told<KnobValues>, usual: TimeFormat): string {
  const { path, place } = hole
  const last = hole.steps.at(-1)!
  const format = last.argument === undefined && formats.includes(last.word) ? last.word : null
  const steps = format === null ? hole.steps : hole.steps.slice(0, -1)
  const { value, isTime } = follow(steps, path, known, told, place)
  if (value === undefined || value === null || Number.isNaN(value)) {
    throw new MarkdownFault(place, `{${path}} is nothing in this run`)
  }
  if (format !== null || isTime) {
    if (typeof value !== 'number') {
      throw new MarkdownFault(place, `{${path}} is no time: ${JSON.stringify(value)}`)
    }
    return format === 'seconds'
      ? String(value / 1000)
      : told[(format as TimeFormat | null) ?? usual](value)
  }
  return Array.isArray(value) ? value.join(', ') : String(value as string | number | boolean)
}

/** What a path leads to, as a value: milliseconds, a count, a list. Throws a MarkdownFault. */
export function valueAt(hole: Hole, known: Known, told: Told<KnobValues>): unknown {
  return follow(hole.steps, hole.path, known, told, hole.place).value
}

function follow(
  steps: readonly Step[],
  path: string,
  known: Known,
  told: Told<KnobValues>,
  place: Hole['place'],
): Found {
  try {
    const found = stepsFound(steps, known, told)
    if (found !== null) return found
  } catch (thrown) {
    if (thrown instanceof MarkdownFault) throw thrown
    throw new MarkdownFault(place, `{${path}}: ${oneLine(thrown)}`)
  }
  throw new MarkdownFault(
    place,
    `{${path}} leads nowhere: no knob, name, run, fact or lane is called so`,
  )
}

function stepsFound(
  [first, ...rest]: readonly Step[],
  known: Known,
  told: Told<KnobValues>,
  ofRun = false,
): Found | null {
  if (first === undefined) return null
  const { word, argument, qualifier } = first
  if (argument !== undefined) {
    if (rest.length > 0) return null
    if (word === 'line') return plain(told.line(argument, qualifier))
    if (word === 'logged') return time(told.run().loggedAt(argument, Number(qualifier ?? 1)))
    return null
  }
  if (rest.length === 0) {
    if (!ofRun && Object.hasOwn(told.knobs, word)) return plain(told.knobs[word])
    if (word === 'given') return plain(told.given)
    if (Object.hasOwn(known.names, word)) return plain(known.names[word]!(told.knobs, told))
  } else if (known.runs.has(word)) return stepsFound(rest, known, inRun(told, word), true)
  if (rest.length === 0 && Object.hasOwn(facts, word)) return facts[word]!(told.run())
  const [lane] = rest
  if (rest.length === 1 && Object.hasOwn(laneFacts, lane!.word)) {
    const name = Object.hasOwn(known.names, word) ? known.names[word]!(told.knobs, told) : word
    return laneFacts[lane!.word]!(told.run().lane(String(name)))
  }
  return null
}

/** The same, with another run as the one that is spoken of. */
function inRun<Knows extends Ran<KnobValues>>(told: Knows, id: string): Knows {
  return { ...told, run: (other: string = id) => told.run(other) }
}

function time(value: number | null): Found {
  return { value, isTime: true }
}

function plain(value: unknown): Found {
  return { value, isTime: false }
}
