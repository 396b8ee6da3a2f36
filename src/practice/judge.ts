import { scenarioOf } from './cases.ts'
import { withCause } from './cause.ts'
import { chanceOf } from './chance.ts'
import type { Case, ExerciseCheck, Language, Missed, Seen } from './check.ts'
import { endMissed, endRules, isFatal } from './end-words.ts'
import { first, missedEverywhere, type RuleEverywhere, rulesEverywhere } from './everywhere.ts'
import { type Exercise, practiceKit } from './kit.ts'
import type { PracticeEvent } from './protocol/protocol.ts'
import { seenOf } from './seen.ts'
import {
  type ExerciseChild,
  type ExerciseResult,
  runExercise,
} from '../runners/exercise/run-exercise.ts'
import type { Processes } from '../runners/processes.ts'

/** What a learner's file came to. */
export interface Verdict {
  /** `error`: it could not be judged, through no fault of the file's. */
  status: 'pass' | 'fail' | 'error'
  /** The first that is not met; null unless it failed. */
  missed: MissedRule | null
  /** All that were looked at, in the order in which they are told. After an end before its time: that one alone. */
  expectations: readonly Judged[]
  /** What was seen of each case, as far as it ran. */
  seen: readonly Seen[]
  result: ExerciseResult
}

export interface Judged {
  /** The id of the rule. */
  id: string
  /** What is expected. */
  text: string
  missed: Missed | null
}

export interface MissedRule extends Judged {
  missed: Missed
  /** The case in which it was missed; null where the run ended before its time. */
  case: Case | null
  seen: Seen | null
  /** Which of the case's parts was seen; null: all of it. */
  part: number | null
}

export interface JudgeJob {
  exercise: Exercise
  file: string
  language: Language
  /** Decides on the inputs. */
  seed: number
  child: ExerciseChild
  processes: Processes
  signal?: AbortSignal
}

/** Runs a file with all cases of its exercise, in one child, and judges what it did. */
export async function judge(job: JudgeJob): Promise<Verdict> {
  const check = job.exercise(practiceKit)
  const cases = check.cases(chanceOf(job.seed))
  const result = await runExercise({
    file: job.file,
    name: check.names[job.language],
    scenarios: cases.map(scenarioOf),
    child: job.child,
    processes: job.processes,
    ...(job.signal && { signal: job.signal }),
  })
  return verdictOf(check, cases, result, job.language)
}

/** A pure function of what was told. */
export function verdictOf(
  check: ExerciseCheck,
  cases: readonly Case[],
  result: ExerciseResult,
  language: Language,
): Verdict {
  const runs = runsOf(cases, result.events, language)
  const seen = runs.map(({ whole }) => whole)
  const { end } = result
  if (isFatal(end)) {
    const missed = endMissed(end, result.line, check.names[language])
    const judged = { id: end.how, text: endRules[end.how], missed }
    const rule = { ...judged, case: null, seen: null, part: null }
    return { status: 'fail', missed: rule, expectations: [judged], seen, result }
  }
  if (end.how !== 'done') {
    return { status: 'error', missed: null, expectations: [], seen, result }
  }
  const looked = inOrder(check).map(([id, text]) => ({ id, text, ...missedIn(runs, id) }))
  const missed = looked.find((one): one is typeof one & MissedRule => one.missed !== null) ?? null
  return {
    status: missed === null ? 'pass' : 'fail',
    missed,
    expectations: looked.map(({ id, text, missed: found }) => ({ id, text, missed: found })),
    seen,
    result,
  }
}

/** The rules in the order in which they are told of. */
function inOrder(check: ExerciseCheck): [id: string, text: string][] {
  const everywhere = Object.entries(rulesEverywhere)
  const isFirst = ([id]: [string, string]): boolean => first.includes(id as RuleEverywhere)
  return [
    ...everywhere.filter(isFirst),
    ...Object.entries(check.rules),
    ...everywhere.filter((rule) => !isFirst(rule)),
  ]
}

/** A case, as it was seen to run: all of it, and each of its parts alone. */
export interface CaseRun {
  case: Case
  whole: Seen
  parts: readonly Seen[]
}

/** The cases that were run, of what a child told. */
export function runsOf(
  cases: readonly Case[],
  events: readonly PracticeEvent[],
  language: Language,
): CaseRun[] {
  const byCase = eventsByScenario(events)
  return cases.flatMap((one) => {
    const own = byCase.get(one.parts[0]!.scenario.id)
    // None is run behind one that is late.
    if (own === undefined) return []
    const bare = { prefix: '', offsetMs: 0, scenario: scenarioOf(one), expect: [] }
    const parts = one.parts.map((part) => seenOf(own, part, language))
    return [{ case: one, whole: seenOf(own, bare, language), parts }]
  })
}

function missedIn(
  runs: readonly CaseRun[],
  rule: string,
): Pick<MissedRule, 'case' | 'seen' | 'part'> & { missed: Missed | null } {
  for (const run of runs) {
    if (Object.hasOwn(rulesEverywhere, rule)) {
      const missed = missedEverywhere(rule as RuleEverywhere, run.case, run)
      if (missed !== null) {
        const { whole: seen } = run
        return { missed: withCause(missed, seen, rule), case: run.case, seen, part: null }
      }
    }
    for (const [part, { expect }] of run.case.parts.entries()) {
      const seen = run.parts[part]!
      for (const expectation of expect) {
        if (expectation.rule !== rule) continue
        const missed = expectation.missed(seen)
        if (missed !== null)
          return { missed: withCause(missed, seen, rule), case: run.case, seen, part }
      }
    }
  }
  return { missed: null, case: null, seen: null, part: null }
}

function eventsByScenario(events: readonly PracticeEvent[]): Map<string, PracticeEvent[]> {
  const byScenario = new Map<string, PracticeEvent[]>()
  let current: PracticeEvent[] | null = null
  for (const event of events) {
    if (event.kind === 'scenario') byScenario.set(event.id, (current = []))
    else current?.push(event)
  }
  return byScenario
}
