import { time } from '../text/time.ts'
import { findBlocked } from './blocked.ts'
import type { Finding } from './finding.ts'
import { findOverlaps } from './overlaps.ts'
import type { OwnLane, OwnProgramRun, Wait } from './run.ts'

/** Every finding of a run, in the order in which they are printed. `names` are those of its lanes. */
export function findingsOf(run: OwnProgramRun, names: readonly string[]): Finding[] {
  return [
    ...findBlocked(run, names),
    ...unhandled(run, names),
    ...left(run, names),
    ...neverAwaited(run),
    ...notWaitedFor(run, names),
    ...leftOver(run, names),
    ...keptAlive(run),
    ...slots(run),
    ...findOverlaps(run, names),
  ]
}

function unhandled({ observed }: OwnProgramRun, names: readonly string[]): Finding[] {
  return observed.unhandled.map(({ name, message, file, line, lane, lastHandlerOnly }) => {
    const place = file === undefined ? '' : ` at ${file}:${line}`
    const whose = lane === undefined ? '' : `, in ${names[lane]}`
    const who = lastHandlerOnly ? 'only the last handler did' : 'nobody handled it'
    return {
      kind: 'unhandled',
      ...(file !== undefined && line !== undefined && { file, line }),
      ...(lane !== undefined && { lane: names[lane]! }),
      message,
      text: `${name}${message === '' ? '' : `: ${firstLine(message)}`}${place}${whose}; ${who}.`,
    }
  })
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!
}

const openWait = ({ waits }: OwnLane): Wait | undefined => waits.findLast(({ isOpen }) => isOpen)

/** Of lanes left only the innermost are spoken of: the others wait for them. */
function left(run: OwnProgramRun, names: readonly string[]): Finding[] {
  const { lanes, ended, droppedEvents } = run
  if (ended.heldUntilEnd || ended.how === 'lost' || droppedEvents > 0) return []
  const isSettled = ended.how === 'by-itself' || ended.nothingLeft === true
  const byPlace = new Map<string, { first: Finding; count: number }>()
  lanes.forEach((lane, index) => {
    const wait = openWait(lane)
    if (lane.outcome !== 'left' || wait === undefined || waitsForLeft(run, index, wait)) return
    const { file, line } = wait
    const key = `${file}:${line}:${lane.function}`
    const known = byPlace.get(key)
    if (known !== undefined) return void known.count++
    const name = names[index]!
    const text = isSettled
      ? `${name} never came back: its await at ${file}:${line} was never settled, and nothing was left that could.`
      : `When it ended, ${name} waited at ${file}:${line}.`
    byPlace.set(key, {
      count: 1,
      first: { kind: isSettled ? 'never-settled' : 'under-way', file, line, lane: name, text },
    })
  })
  return [...byPlace.values()].map(({ first, count }) =>
    count === 1
      ? first
      : { ...first, count, text: `${first.text.slice(0, -1)}; ${count - 1} more like it.` },
  )
}

/** It waits for another lane that was left: that one is told of. */
function waitsForLeft({ lanes }: OwnProgramRun, lane: number, { startMs, by }: Wait): boolean {
  if (by !== undefined) return lanes[by]!.outcome === 'left' && !isInRing(lanes, lane)
  return lanes.some(
    ({ startedBy, outcome, startMs: began, isUnheard }, child) =>
      child !== lane &&
      startedBy === lane &&
      outcome === 'left' &&
      isUnheard !== true &&
      began <= startMs,
  )
}

/** It waits for itself, by way of others. */
function isInRing(lanes: readonly OwnLane[], lane: number): boolean {
  const seen = new Set<number>()
  let at: number | undefined = lane
  do {
    seen.add(at)
    at = openWait(lanes[at]!)?.by
  } while (at !== undefined && !seen.has(at))
  return at === lane
}

function neverAwaited({ observed }: OwnProgramRun): Finding[] {
  return observed.neverAwaited.map(({ name, file, line, count }) => ({
    kind: 'never-awaited',
    file,
    line,
    what: name,
    count,
    text: `${name} (${file}:${line}) was called${count > 1 ? ` ${count} times` : ''}, and never awaited.`,
  }))
}

function notWaitedFor({ observed, lanes }: OwnProgramRun, names: readonly string[]): Finding[] {
  return observed.notWaitedFor.map(({ lane, startedBy, ranOnMs }) => {
    const { startedAt, file, line } = lanes[lane]!
    const place = startedAt ?? (file !== null && line !== null ? { file, line } : null)
    const after = ranOnMs === null ? 'never ended' : `ran on ${time(ranOnMs)} after it`
    return {
      kind: 'not-waited-for',
      ...place,
      lane: names[lane]!,
      ...(ranOnMs !== null && { ms: ranOnMs }),
      text: `${names[lane]} was started in ${names[startedBy]}, nobody waited for it, and it ${after}.`,
    }
  })
}

function leftOver({ observed }: OwnProgramRun, names: readonly string[]): Finding[] {
  return observed.leftOver.map(({ lane, file, line }) => {
    const waited = file === undefined ? '' : `; it waited at ${file}:${line}`
    return {
      kind: 'left-over',
      ...(file !== undefined && line !== undefined && { file, line }),
      lane: names[lane]!,
      text: `${names[lane]} was cancelled by asyncio.run when main ended${waited}.`,
    }
  })
}

function keptAlive({ observed: { keptAlive: found } }: OwnProgramRun): Finding[] {
  if (found === null) return []
  const { timer, open } = found
  const ms = found.endMs - found.startMs
  if (timer === undefined && open.length === 0) return []
  const what =
    timer === undefined
      ? `open then: ${open.join(', ')}`
      : `a timer of ${time(timer.ms)} set at ${timer.file}:${timer.line}`
  return [
    {
      kind: 'kept-alive',
      ...(timer && { file: timer.file, line: timer.line }),
      ms,
      what,
      text: `It lived on for ${time(ms)} after the last lane ended: ${what}.`,
    },
  ]
}

const shortestSlotMs = 10

function slots({ observed }: OwnProgramRun): Finding[] {
  return observed.slots.flatMap(({ what, file, line, asked, waits }) => {
    const long = waits.filter(({ startMs, endMs }) => endMs - startMs >= shortestSlotMs)
    if (long.length === 0) return []
    const maxMs = Math.max(...long.map(({ startMs, endMs }) => endMs - startMs))
    return [
      {
        kind: 'slot' as const,
        file,
        line,
        what,
        count: long.length,
        maxMs,
        text: `${long.length} of ${asked} waited for ${what} at ${file}:${line}, at most ${time(maxMs)}.`,
      },
    ]
  })
}
