import type { RunView } from '../course/kit/told.ts'
import { computeFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'

/** A trace as questions and texts see it. */
export function runView(trace: Trace, boundMs: number | null): RunView {
  const facts = computeFacts(trace)
  const { ending } = trace
  return {
    trace,
    facts,
    boundMs,
    totalMs: facts.totalMs,
    value: ending.kind === 'returned' ? ending.value : undefined,
    threw: ending.kind === 'threw' ? ending.error.message : null,
    hung: ending.kind === 'hung',
    exitCode: trace.exitCode,
    lines: facts.logged.map(({ text }) => text),
    loggedAt: (text, nth = 1) =>
      facts.logged.filter((line) => line.text === text)[nth - 1]?.atMs ?? Number.NaN,
    lane(name) {
      const lane = facts.lanes.find((one) => one.name === name)
      if (lane === undefined) throw new RangeError(`no lane "${name}" in this run`)
      return lane
    },
    waits(name = null, what) {
      const lanes = facts.lanes.filter((lane) => name === null || lane.name === name)
      const segments = lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.segments))
      return segments.flatMap(({ for: known, fromMs, toMs }) =>
        known !== null && (what === undefined || what === known)
          ? [{ for: known, fromMs, toMs }]
          : [],
      )
    },
  }
}
