import type { Observed, OwnLane, OwnProgramRun } from '../src/own-program/run.ts'

const nothingObserved: Observed = {
  held: [],
  unhandled: [],
  neverAwaited: [],
  notWaitedFor: [],
  leftOver: [],
  keptAlive: null,
  slots: [],
  inRow: [],
}

/** A lane of one function, finished unless more is said. */
export function ownLane(name: string, startMs: number, endMs: number, more: Partial<OwnLane> = {}) {
  const lane: OwnLane = {
    function: name,
    file: 'app.mjs',
    line: 1,
    startedBy: null,
    startMs,
    endMs,
    outcome: 'finished',
    waits: [],
    shortWaits: 0,
    holds: [],
    ...more,
  }
  return lane
}

/** A run of one's own program of these lanes, in which this was observed. */
export function ownRun(
  lanes: OwnLane[],
  observed: Partial<Observed> = {},
  more: Partial<OwnProgramRun> = {},
): OwnProgramRun {
  const totalMs = Math.max(0, ...lanes.map(({ endMs }) => endMs))
  return {
    language: 'javascript',
    runtime: 'Node.js 22.0.0',
    program: 'app.mjs',
    exit: { code: 0, signal: null },
    ended: { how: 'by-itself', toldMs: totalMs, heldUntilEnd: false },
    totalMs,
    lanes,
    thread: [],
    observed: { ...nothingObserved, ...observed },
    unseen: [],
    droppedEvents: 0,
    ...more,
  }
}
