import type { App } from '../app.ts'
import { seed } from '../practice/exercises.ts'
import { judge, type Verdict } from '../practice/judge.ts'
import { exerciseChild } from '../runners/exercise/children.ts'
import { thrownLine } from '../text/refusal.ts'
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
  const { runHost, stopped } = app
  const { language, path, exercise } = written
  try {
    const found = await exerciseChild(language, runHost)
    if (found.kind === 'missing') {
      const { command, version } = found
      const there = version === null ? 'there is none' : `it is Python ${version}`
      return failed(
        `it needs Python 3.11 or newer: looked for ${command}, and ${there}; LEARN_ASYNC_PYTHON can name another`,
      )
    }
    const { processes } = runHost
    const job = { exercise: exercise.exercise, file: path, language, seed, processes }
    const verdict = await judge({ ...job, child: found.child, signal: stopped })
    stopped.throwIfAborted()
    if (verdict.status !== 'error') return { written, status: verdict.status, verdict, fault: null }
    return failed('the machine had no time to run it: try again when it is less busy', verdict)
  } catch (thrown) {
    stopped.throwIfAborted()
    return failed(thrownLine(thrown))
  }
}

/** What the file printed, as far as it was told, of all cases. */
export function printedBy({ verdict }: Judged): string {
  if (verdict === null) return ''
  const printed = verdict.result.events.flatMap((event) =>
    event.kind === 'printed' ? [event.text] : [],
  )
  return `${printed.join('')}${verdict.result.output}`.trimEnd()
}
