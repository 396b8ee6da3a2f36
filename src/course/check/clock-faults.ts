import { programOf } from '../code.ts'
import { defaults } from '../knobs.ts'
import type { LoadedLesson } from '../load.ts'
import { type ClockDifference, clockDifference } from '../../trace/clock-difference.ts'
import { traitsOf } from '../../trace/traits.ts'
import { tolerance } from '../../trace/reliability.ts'
import type { Finding } from './finding.ts'
import type { LessonRuns } from '../runs/lesson-runs.ts'

/**
 * A machine that is busy disturbs a fast run first: what differs then is looked
 * at more and more slowly, and only what differs each time is a fault.
 */
const speeds = [20, 4, 1, 0.25, 0.1]

/** Where a lab program does otherwise in real time than in its exact run, by which its answers are judged. */
export async function clockFaults(
  loaded: LoadedLesson,
  runs: LessonRuns,
  id: string,
): Promise<Finding[]> {
  const program = programOf(loaded, id)
  if (!traitsOf(program).isExact) return []
  const knobs = defaults(loaded.lesson.knobs)
  const expected = await runs.expected(id, knobs)
  // What the exact run does not end is named as that.
  if (expected.ending.kind === 'stopped') return []
  const own = runs.knobsFor(id, knobs)
  const extraMs = 'extraToleranceMs' in program ? (program.extraToleranceMs?.(own) ?? 0) : 0
  // As far apart as two things must be for a learner's run, at its usual speed, to have them in order.
  const apart = tolerance(1, extraMs)
  let difference: ClockDifference | null = null
  for (const speed of speeds) {
    const deadlineMs = 2 * expected.ending.atMs + (1000 + extraMs) * speed
    const { trace } = await runs.real(id, knobs, { speed, deadlineMs })
    difference = clockDifference(trace, expected, apart)
    if (difference === null) return []
    if (difference.isCertain) break
  }
  return [
    {
      file: program.file,
      fault: `"${id}" is another on the real clock than on the virtual one: ${difference?.words}`,
    },
  ]
}
