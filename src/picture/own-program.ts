import stringWidth from 'fast-string-width'
import { condense, type CondensedRow } from '../own-program/condense.ts'
import type { OwnLane, OwnProgramRun, Stretch } from '../own-program/run.ts'
import type { Traced } from '../own-program/traced.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import type { Bar, Facts, LaneFacts, QueueFacts, Segment } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import type { Picture } from './picture.ts'
import type { Row } from './rows.ts'

/** How many rows of lanes are drawn of a run. */
const mostRows = 24

/** The picture of a run of one's own program, condensed to a screen; with all its lanes behind it. */
export function ownProgramPicture(
  made: Traced,
  { ascii, rows = mostRows }: { ascii: boolean; rows?: number },
): Picture {
  const { run, names } = made
  const spokenOf = new Set<number>()
  const spoken = new Set(made.findings.map(({ lane }) => lane))
  names.forEach((name, index) => spoken.has(name) && spokenOf.add(index))
  const { rows: condensed, left } = condense(run, spokenOf, rows)
  const drawn = condensed.map((row) => rowOf(row, made, ascii))
  const shown = drawn.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []))
  const thread = threadLane(run.thread)
  const trace: Trace = {
    kind: 'python',
    clock: 'real',
    events: [],
    ending: { kind: 'returned', atMs: run.totalMs, value: null },
    exitCode: run.exit.code,
    stderr: [],
    unhandled: [],
    server: null,
  }
  return {
    title: titleOf(run.program, ascii ? '...' : '…'),
    trace,
    facts: factsOf(shown.length > 0 ? shown : [thread], run),
    boundMs: null,
    nowMs: null,
    notes: notesOf(made),
    rows: [
      ...drawn,
      ...(left > 0 ? [{ kind: 'more' as const, name: `${ascii ? '...' : '…'} ${left} more` }] : []),
      ...(run.thread.length > 0
        ? [{ kind: 'lane' as const, name: '  the thread', lane: thread }]
        : []),
    ],
  }
}

/** Beside a title of so many columns its time has room on 80. */
const widestTitle = 60

/** A path; of a long one its end, where the name of the file stands. */
function titleOf(program: string, more: string): string {
  const parts = program.split(/(?<=[\\/])/)
  let end = parts.pop() ?? ''
  while (parts.length > 0 && stringWidth(parts.at(-1)! + end) < widestTitle)
    end = parts.pop()! + end
  return parts.length > 0 ? `${more}/${end}` : end
}

/** The same with each lane by itself, for what has room for all. */
export function wholePicture(made: Traced): Picture {
  const picture = ownProgramPicture(made, { ascii: false })
  const lanes = made.run.lanes.map((lane, index) => laneFacts(lane, made.names[index]!))
  return { ...picture, facts: factsOf([...lanes, threadLane(made.run.thread)], made.run) }
}

function notesOf({ run: { runtime, exit, ended } }: Traced): string[] {
  const how =
    exit.signal !== null ? exit.signal : exit.code === 0 ? null : `exit code ${exit.code ?? '?'}`
  return [
    runtime,
    ...(how === null ? [] : [how]),
    ...(ended.heldUntilEnd ? ['held until the end'] : []),
  ]
}

function rowOf(row: CondensedRow, { run, names }: Traced, ascii: boolean): Row {
  const mark = row.isCritical ? (ascii ? '> ' : '▸ ') : '  '
  if (row.kind === 'lane') {
    const lane = run.lanes[row.lane]!
    return {
      kind: 'lane',
      name: printable(`${mark}${row.isUnder ? '  ' : ''}${names[row.lane]}`),
      lane: laneFacts(lane, names[row.lane]!),
      right: time(lane.endMs - lane.startMs),
      waits: lane.waits,
    }
  }
  const lanes = row.lanes.map((lane) => run.lanes[lane]!)
  const queue = atOnce(row.name, lanes)
  const failed = lanes.filter(({ outcome }) => outcome === 'failed').length
  return {
    kind: 'queue',
    name: printable(`${mark}${row.name} ${ascii ? 'x' : '×'}${lanes.length}`),
    right: `max ${queue.peak}${failed === 0 ? '' : `, ${failed} failed`}`,
    queue,
  }
}

/** How many lanes were under way at once. */
function atOnce(name: string, lanes: readonly OwnLane[]): QueueFacts {
  // Numbers of a typed array are sorted many times as fast as objects are.
  const starts = Float64Array.from(lanes, ({ startMs }) => startMs).sort()
  const ends = Float64Array.from(lanes, ({ endMs }) => endMs).sort()
  let [ended, peak] = [0, 0]
  const sizes: QueueFacts['sizes'][number][] = []
  starts.forEach((atMs, begun) => {
    // Who ends where another begins was not under way with it.
    for (; ends[ended]! <= atMs && ended < begun; ended++) {
      sizes.push({ atMs: ends[ended]!, size: begun - ended - 1 })
    }
    const size = begun + 1 - ended
    if (size > peak) peak = size
    sizes.push({ atMs, size })
  })
  for (; ended < ends.length; ended++) {
    sizes.push({ atMs: ends[ended]!, size: ends.length - ended - 1 })
  }
  return { name, bound: null, peak, sizes }
}

/** A lane as all pictures draw one: a wait is thin, a step thick, and what is held back hatched. */
function laneFacts(lane: OwnLane, name: string): LaneFacts {
  const { startMs, endMs, outcome, error } = lane
  const bar: Bar = { startMs, endMs, outcome, error: error ?? null, segments: segmentsOf(lane) }
  const length = (state: Segment['state']): number =>
    bar.segments.reduce((sum, one) => sum + (one.state === state ? one.toMs - one.fromMs : 0), 0)
  return {
    name: printable(name),
    startMs,
    endMs,
    outcome,
    bars: [bar],
    waitingMs: length('waiting'),
    heldMs: length('held'),
    readyMs: 0,
    blockedMs: length('blocked'),
  }
}

function segmentsOf({ startMs, endMs, waits, holds }: OwnLane): Segment[] {
  const stretches = [
    ...holds.map((hold) => ({ ...hold, state: 'blocked' as const })),
    ...waits.flatMap((wait) =>
      wait.slot === undefined ? [] : [{ ...wait, state: 'held' as const }],
    ),
  ].sort((one, other) => one.startMs - other.startMs)
  const segments: Segment[] = []
  let atMs = startMs
  const add = (state: Segment['state'], toMs: number): void => {
    // Null for what is waited for: between two waits at different lines nothing needs telling apart.
    if (toMs > atMs) segments.push({ state, fromMs: atMs, toMs, for: null })
    atMs = Math.max(atMs, toMs)
  }
  for (const stretch of stretches) {
    add('waiting', Math.min(stretch.startMs, endMs))
    add(stretch.state, Math.min(stretch.endMs, endMs))
  }
  add('waiting', endMs)
  return segments
}

function threadLane(thread: readonly Stretch[]): LaneFacts {
  const bars = thread.map(
    ({ startMs, endMs }): Bar => ({
      startMs,
      endMs,
      outcome: 'finished',
      error: null,
      segments: [{ state: 'blocked', fromMs: startMs, toMs: endMs, for: null }],
    }),
  )
  const blockedMs = thread.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  return {
    name: 'the thread',
    startMs: thread[0]?.startMs ?? 0,
    endMs: thread.at(-1)?.endMs ?? 0,
    outcome: 'finished',
    bars,
    waitingMs: 0,
    heldMs: 0,
    readyMs: 0,
    blockedMs,
  }
}

function factsOf(
  lanes: LaneFacts[],
  { totalMs, lanes: all }: Pick<OwnProgramRun, 'totalMs' | 'lanes'>,
): Facts {
  return {
    totalMs,
    lastMs: totalMs,
    lanes,
    startOrder: [],
    finishOrder: [],
    endOrder: [],
    peakInFlight: atOnce('', all).peak,
    logged: [],
    blocked: [],
    queues: [],
    server: null,
  }
}
