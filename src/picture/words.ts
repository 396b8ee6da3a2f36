import type { Facts, LaneFacts, QueueFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import { traitsOf } from '../trace/traits.ts'
import { groupLanes } from './groups.ts'
import { type Line, line } from './line.ts'
import { hasLinesAlone, type Picture } from './picture.ts'
import { ranOn, stretchesOf } from './rows.ts'
import { printable } from '../text/printable.ts'
import { counted, listed } from '../text/phrases.ts'
import { wrap } from '../text/wrap.ts'
import { span, time } from '../text/time.ts'

/** More lines of a process than this are counted; more lanes are told by their first and last. */
const mostTold = 12
/** More lanes than this that ran on are counted, not named. */
const mostNamed = 4

/** The same content as the picture, as sentences wrapped to the width. */
export function inWords(
  pictures: readonly Picture[],
  { width, ascii = true }: { width: number; ascii?: boolean },
): Line[] {
  return pictures.flatMap((picture) =>
    wrap(pictureInWords(picture, ascii), width).map((text) => line(text)),
  )
}

/** "One by one: A from 0 to 1.00 s. … Total 3.50 s. At most 1 under way at a time." */
export function pictureInWords(
  { title, trace, facts, boundMs, notes, isShrunk, said = [] }: Picture,
  ascii = true,
): string {
  const name = [title.charAt(0).toUpperCase() + title.slice(1), ...notes].join(', ')
  if (trace === null || facts === null) return `${name}: not yet run.`
  if (isShrunk) return `${printable(name)}: total ${time(facts.totalMs)}.`
  const parts = hasLinesAlone(trace, facts)
    ? processParts(trace, facts)
    : labParts(trace, facts, ascii)
  const bound = boundMs === null ? [] : [`Least possible: ${time(boundMs)}.`]
  const yours = said.map((ms) => `You said ${time(ms)}.`)
  return `${printable(name)}: ${[...parts, ...bound, ...yours].join(' ')}`
}

function labParts(trace: Trace, facts: Facts, ascii: boolean): string[] {
  return [
    ...groupLanes(facts.lanes, mostTold, ascii).map((row) =>
      'more' in row ? `${row.more.replace(/^(…|\.\.\.) /, '')}.` : laneInWords(row.name, row.lane),
    ),
    ...facts.queues.map(queueInWords),
    ...loggedInWords(facts),
    endingInWords(trace, facts),
    ...peakInWords(facts),
    ...processEnd(trace),
  ]
}

function laneInWords(name: string, lane: LaneFacts): string {
  const outcome = {
    finished: '',
    failed: `, then failed: ${printable(lane.bars.at(-1)?.error?.message ?? '')}`,
    cancelled: ', then cancelled',
    left: ', and was left under way',
  }[lane.outcome]
  const lengths = lengthsOf(lane)
  const times = [
    ...(lengths.starved > 0 ? [`${time(lengths.starved)} of it waiting for an item`] : []),
    ...(lengths.held > 0 ? [`${time(lengths.held)} of it held back`] : []),
    ...(lengths.paced > 0 ? [`${time(lengths.paced)} of it held back by a rate`] : []),
    ...(lane.readyMs > 0 ? [`${time(lane.readyMs)} ready but without the thread`] : []),
    ...(lane.blockedMs > 0 ? [`${time(lane.blockedMs)} holding the thread`] : []),
  ]
  const detail = times.length === 0 ? '' : ` (${times.join(', ')})`
  return `${name} from ${span(lane.startMs, lane.endMs)}${detail}${outcome}.`
}

/** How long a lane was in the states that have a sign of their own. */
function lengthsOf({ bars }: LaneFacts): Record<'starved' | 'held' | 'paced', number> {
  const lengths = { starved: 0, held: 0, paced: 0 }
  for (const { state, fromMs, toMs } of bars.flatMap((bar) => stretchesOf(bar, null))) {
    if (state === 'starved' || state === 'held' || state === 'paced')
      lengths[state] += toMs - fromMs
  }
  return lengths
}

function queueInWords({ name, peak, bound }: QueueFacts): string {
  const limit = bound === null ? ', without a limit' : ` of at most ${bound}`
  return `In ${printable(name)}: up to ${peak}${limit}.`
}

/** The lines that were written: those of each lane, then those that no task wrote. */
function loggedInWords({ logged }: Facts): string[] {
  const byLane = new Map<string, Facts['logged']>()
  for (const one of logged) byLane.set(one.lane, [...(byLane.get(one.lane) ?? []), one])
  return [...byLane]
    .toSorted(([one], [other]) => Number(one === '') - Number(other === ''))
    .flatMap(([lane, lines]) => (lane === '' ? ownLines(lines) : [linesOfLane(lane, lines)]))
}

function ownLines(lines: Facts['logged']): string[] {
  const told = lines.slice(0, mostTold)
  const more = lines.length - told.length
  return [
    ...told.map(({ text, atMs }) => `Logged at ${time(atMs)}: ${printable(text)}.`),
    ...(more > 0 ? [`${more} more lines, the last at ${time(lines.at(-1)!.atMs)}.`] : []),
  ]
}

/** "ticker logged tick 1 at 103 ms, tick 2 at 206 ms." */
function linesOfLane(lane: string, lines: Facts['logged']): string {
  const told = lines.slice(0, mostTold)
  const more = lines.length - told.length
  return `${printable(lane)} logged ${[
    ...told.map(({ text, atMs }) => `${printable(text)} at ${time(atMs)}`),
    ...(more > 0 ? [`${more} more, the last at ${time(lines.at(-1)!.atMs)}`] : []),
  ].join(', ')}.`
}

function endingInWords({ ending }: Trace, facts: Facts): string {
  const total = `Total ${time(facts.totalMs)}.`
  const later = ranOn(facts)
    ? ` ${stillUnderWay(facts)} ran on after that, until ${time(facts.lastMs)}.`
    : ''
  switch (ending.kind) {
    case 'returned':
      return total + later
    case 'threw':
      return `It threw at ${time(facts.totalMs)}: ${printable(ending.error.message)}.${later}`
    case 'hung':
      return `It hangs from ${time(facts.totalMs)} on: nothing is left that could move it.`
    case 'stopped':
      return ending.why === 'deadline'
        ? `Stopped at its deadline, ${time(facts.totalMs)}.`
        : `Ended by you at ${time(facts.totalMs)}.`
  }
}

/** Who had not ended when the demo had, by name where they are few. */
function stillUnderWay({ lanes, totalMs, lastMs }: Facts): string {
  const left = lanes.filter(({ endMs }) => ranOn({ totalMs, lastMs: Math.min(endMs, lastMs) }))
  const names = left.map(({ name }) => printable(name))
  if (names.length === 0) return 'What it had started'
  if (names.length > mostNamed) return `${names.length} lanes`
  return listed(names)
}

function peakInWords({ lanes, peakInFlight, server }: Facts): string[] {
  if (server !== null) {
    const { requests, connections, gone } = server
    return [
      `The server saw ${counted(requests, 'request')} over ${counted(connections, 'connection')}, at most ${peakInFlight} at a time.`,
      ...(gone === 0 ? [] : [`The connection of ${gone} was closed before the reply was whole.`]),
    ]
  }
  return lanes.length === 0 ? [] : [`At most ${peakInFlight} under way at a time.`]
}

function processParts(trace: Trace, facts: Facts): string[] {
  const lines = facts.logged.map(({ text, atMs }) => `${printable(text)} at ${time(atMs)}`)
  const more = lines.length - mostTold
  return [
    lines.length === 0 ? 'it wrote nothing.' : `${lines.slice(0, mostTold).join(', ')}.`,
    ...(more > 0 ? [`${more} more lines, the last at ${time(facts.logged.at(-1)!.atMs)}.`] : []),
    ...(trace.ending.kind === 'stopped' ? ['Stopped before its end.'] : []),
    ...(waitsForEver(trace) ? ['Then it waits for ever.'] : []),
    ...processEnd(trace),
  ]
}

/** Of Python what stands on stderr is told of a good end too: a lost error is no more than that there. */
function processEnd(trace: Trace): string[] {
  const { exitCode, stderr } = trace
  // Under a warning of Python stands the line of the program that it is about.
  const last = stderr.findLast((text) => !text.startsWith(' '))
  return [
    ...exitInWords(trace),
    ...((exitCode !== 0 || traitsOf(trace).tellsOfTasks) && last
      ? [`On stderr: ${ended(printable(last))}`]
      : []),
  ]
}

/** One that would end by itself ends with an exit code, also where it hangs. */
function waitsForEver({ ending, exitCode }: Trace): boolean {
  return ending.kind === 'hung' && exitCode === null
}

/** How a child ended, where it was not well: `Exit code 3.`, `Killed by SIGTERM.` */
export function exitInWords(trace: Trace): string[] {
  const { exitCode, ending } = trace
  if (exitCode !== null) return exitCode === 0 ? [] : [`Exit code ${exitCode}.`]
  if (!traitsOf(trace).isChild || ending.kind !== 'threw') return []
  const { message } = ending.error
  return [ended(printable(message.charAt(0).toUpperCase() + message.slice(1)))]
}

/** With a full stop, so that it does not run into what is said next. */
function ended(text: string): string {
  return /[.!?:…]$/.test(text) ? text : `${text}.`
}
