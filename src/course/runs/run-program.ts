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

/** A run of a program of a lesson but for the program: where it fetches, if it does, is asked here. */
export type LessonJob = Omit<Job<unknown>, 'program'>

/** Runs a program of a lesson with these knobs. */
export type RunProgram = (program: Program, knobs: KnobValues, job: LessonJob) => Promise<Trace>

/** The only place that knows which runner is whose, and what each takes of a program. */
export function programsOf(loaded: LoadedLesson, host: RunHost): RunProgram {
  const lab = new LabRunner(host)
  const node = new NodeRunner(host)
  const python = new PythonRunner(host)
  return (program, knobs, job) => {
    const network =
      'network' in program && program.network ? (job.network ?? { kind: 'delay-server' }) : null
    if (program.kind === 'lab') {
      return lab.run({ ...job, network, program: (its) => program.run(its, knobs) })
    }
    const { file, args: argsOf } = program
    const args = (argsOf?.(knobs) ?? []).map(String)
    if (program.kind === 'python') {
      return python.run({ ...job, network, program: { folder: loaded.folder, file, args } })
    }
    const { path, text: whole } = sourceOf(loaded, program).runs
    const text = program.edits ? edited(whole, program.edits) : null
    return node.run({ ...job, program: { path, text, flags: program.flags ?? [], args } })
  }
}
