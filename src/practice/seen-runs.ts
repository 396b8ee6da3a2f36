import { scenarioOf } from './cases.ts'
import type { Case } from './check.ts'
import { type CaseRun, type JudgeJob, runsOf } from './judge.ts'
import { practiceKit } from './kit.ts'
import { runExercise } from '../runners/exercise/run-exercise.ts'

/** What a file did in these cases alone, of as many as it came to. */
export async function seenRuns(
  { exercise, file, language, child, processes, signal }: Omit<JudgeJob, 'seed'>,
  cases: readonly Case[],
): Promise<CaseRun[]> {
  const { events } = await runExercise({
    file,
    name: exercise(practiceKit).names[language],
    scenarios: cases.map(scenarioOf),
    child,
    processes,
    ...(signal && { signal }),
  })
  return runsOf(cases, events, language)
}
