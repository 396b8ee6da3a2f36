import type { App } from '../app.ts'
import type { Seen } from '../practice/check.ts'
import { practiceFile, seed, writtenAs } from '../practice/exercises.ts'
import { judge, type JudgeJob, type Verdict } from '../practice/judge.ts'
import { seenRuns } from '../practice/seen-runs.ts'
import { whatIf, type WhatIf } from '../practice/what-if.ts'
import { exerciseChild } from '../runners/exercise/children.ts'
import { needsPython } from '../runners/python.ts'
import { thrownLine } from '../text/refusal.ts'
import { withTemporaryFile } from '../runners/processes.ts'
import type { Written } from './exercise-files.ts'

/** What a file came to. */
export interface Judged {
  written: Written
  status: Verdict['status']
  /** Null where it could not even be run. */
  verdict: Verdict | null
  /** Why it could not be judged; null where it was. */
  fault: string | null
}

/** Judges a file; rejects only where the program is to end meanwhile. */
export async function judgeWritten(app: App, written: Written): Promise<Judged> {
  const failed = (fault: string, verdict: Verdict | null = null): Judged => ({
    written,
    status: 'error',
    verdict,
    fault,
  })
  const { stopped } = app
  try {
    const job = await jobFor(app, written)
    if (typeof job === 'string') return failed(job)
    const verdict = await judge(job)
    stopped.throwIfAborted()
    if (verdict.status !== 'error') return { written, status: verdict.status, verdict, fault: null }
    return failed('the machine had no time to run it: try again when it is less busy', verdict)
  } catch (thrown) {
    stopped.throwIfAborted()
    return failed(thrownLine(thrown))
  }
}

/** What a good file does in the case that was missed, in the same language; null where there is none to be seen. */
export async function requiredRun(
  app: App,
  { written, verdict }: Judged,
): Promise<{ own: Seen; required: Seen } | null> {
  const { missed } = verdict ?? {}
  if (!missed?.case || !missed.seen) return null
  const job = await jobFor(app, written)
  if (typeof job === 'string') return null
  const name = practiceFile(written.exercise.lesson, 'solution', writtenAs(written.file))
  const { case: shown } = missed
  // Of a course that is built it has no file of its own.
  const [run] = await app.courseFiles
    .read(name)
    .then((text) =>
      withTemporaryFile(job.processes, name, text, (file) => seenRuns({ ...job, file }, [shown])),
    )
    .catch(() => [])
  app.stopped.throwIfAborted()
  if (run === undefined) return null
  return { own: missed.seen, required: missed.part === null ? run.whole : run.parts[missed.part]! }
}

/** What is asked after a pass, of what the learner's own file does; null where nothing is. */
export async function askedOf(app: App, { written, status }: Judged): Promise<WhatIf | null> {
  if (status !== 'pass' || written.exercise.task.whatIf === null) return null
  const job = await jobFor(app, written)
  const asked = typeof job === 'string' ? null : await whatIf(job).catch(() => null)
  app.stopped.throwIfAborted()
  return asked
}

/** How a file is run; why it cannot be, as a text. */
async function jobFor(
  { runHost, stopped }: App,
  { language, path, exercise }: Written,
): Promise<JudgeJob | string> {
  const found = await exerciseChild(language, runHost)
  if (found.kind === 'missing') return needsPython('it', found)
  const { processes } = runHost
  const job = { exercise: exercise.exercise, file: path, language, seed, processes }
  return { ...job, child: found.child, signal: stopped }
}

/** What the file printed, as far as it was told, of all cases. */
export function printedBy({ verdict }: Judged): string {
  if (verdict === null) return ''
  const printed = verdict.result.events.flatMap((event) =>
    event.kind === 'printed' ? [event.text] : [],
  )
  return `${printed.join('')}${verdict.result.output}`.trimEnd()
}
