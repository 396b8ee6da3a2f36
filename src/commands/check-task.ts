import type { ExerciseCheck } from '../practice/check.ts'
import type { Task } from '../practice/task.ts'

/** As many as a learner is told one after another. */
const hints = 3

/** What a task lacks, or says beside its check. */
export function taskFaults(task: Task, { whatIf }: ExerciseCheck): string[] {
  const parts: [isThere: boolean, fault: string][] = [
    [task.title !== '', 'must begin with a heading'],
    [task.paragraphs.length > 0, 'must say below its heading what is to be written'],
    [task.samples['ts'] !== undefined, 'must have a block ts under "## Sample"'],
    [task.samples['python'] !== undefined, 'must have a block python under "## Sample"'],
    [
      task.hints.length === hints,
      `must have ${hints} under "## Hints", and has ${task.hints.length}`,
    ],
    [task.means.length > 0, 'must have "## What a pass means"'],
    [task.ways.length > 0, 'must have "## Which way, and why"'],
    [
      (task.whatIf === null) === (whatIf === undefined),
      whatIf === undefined
        ? 'asks under "## What if" what check.ts does not run: it has no whatIf'
        : 'must ask under "## What if" what check.ts runs as whatIf',
    ],
    [
      task.whatIf === null || task.whatIf.why !== '',
      'must say below the question of "## What if" why',
    ],
  ]
  return parts.flatMap(([isThere, fault]) => (isThere ? [] : [fault]))
}
