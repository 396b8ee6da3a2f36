import { chanceOf } from './chance.ts'
import type { Case, Seen } from './check.ts'
import type { JudgeJob } from './judge.ts'
import { practiceKit } from './kit.ts'
import { seenRuns } from './seen-runs.ts'

/** A learner's own file, run as it was judged, and once more with one thing changed. */
export interface WhatIf {
  shown: Seen
  changed: Seen
  /** What the question asks for, of both: milliseconds, or how many calls. */
  unit: 's' | 'count'
  before: number
  after: number
}

/** Runs what the exercise asks after a pass; null where it asks nothing, or the file did not come to an end. */
export async function whatIf({ seed, ...job }: JudgeJob): Promise<WhatIf | null> {
  const check = job.exercise(practiceKit)
  const asked = check.whatIf
  const one = check.cases(chanceOf(seed)).find((each) => idOf(each) === asked?.case)
  if (asked === undefined || one === undefined) return null
  const [part] = one.parts
  const scenario = { ...asked.changed(part!.scenario), id: `${asked.case}-changed` }
  const changed: Case = { parts: [{ ...part!, scenario }] }
  const [first, second] = await seenRuns(job, [one, changed])
  if (first === undefined || second === undefined) return null
  const measure = (seen: Seen): number | null =>
    asked.counts === undefined ? doneMs(seen) : seen.callsOf(asked.counts).length
  const [before, after] = [measure(first.whole), measure(second.whole)]
  if (before === null || after === null) return null
  const unit = asked.counts === undefined ? 's' : 'count'
  return { shown: first.whole, changed: second.whole, unit, before, after }
}

const idOf = ({ parts }: Case): string => parts[0]!.scenario.id

/** When the last result was there; null where one never came. */
function doneMs(seen: Seen): number | null {
  const ends = seen.scenario.script.flatMap((step) =>
    step.kind === 'call' && step.gives === 'result' ? [seen.settled(step.step)?.atMs ?? null] : [],
  )
  return ends.includes(null) ? null : Math.max(...(ends as number[]))
}
