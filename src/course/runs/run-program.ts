import type { RunHost } from '../../runners/host.ts'
import { LabRunner } from '../../runners/lab.ts'
import { NodeRunner } from '../../runners/node.ts'
import { PythonRunner } from '../../runners/python.ts'
import type { Job } from '../../runners/runner.ts'
import type { Trace } from '../../trace/trace.ts'
import { type Program, sourceOf } from '../code.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { LoadedLesson } from '../load.ts'
import { edited } from '../source.ts'

/** One run of a program of a lesson. `network` is where it fetches from, if it fetches at all. */
export interface LessonJob extends Job<Program> {
  knobs: KnobValues
}

/** Runs a program of a lesson: the only place that knows which runner is whose, and what each takes of a program. */
export function runProgram(
  host: RunHost,
  loaded: LoadedLesson,
  { program, knobs, ...job }: LessonJob,
): Promise<Trace> {
  const network =
    'network' in program && program.network ? (job.network ?? { kind: 'delay-server' }) : null
  if (program.kind === 'lab') {
    return new LabRunner(host).run({ ...job, network, program: (lab) => program.run(lab, knobs) })
  }
  const { file, args: argsOf } = program
  const args = (argsOf?.(knobs) ?? []).map(String)
  if (program.kind === 'python') {
    const { folder } = loaded
    return new PythonRunner(host).run({ ...job, network, program: { folder, file, args } })
  }
  const { path, text: whole } = sourceOf(loaded, program).runs
  const text = program.edits ? edited(whole, program.edits) : null
  const flags = program.flags ?? []
  return new NodeRunner(host).run({ ...job, program: { path, text, flags, args } })
}
