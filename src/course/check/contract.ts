import { defaults } from '../knobs.ts'
import type { Fault } from '../fault.ts'
import { lessonFile, questionsOf } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { RunHost } from '../../runners/host.ts'
import { traitsOf } from '../../trace/traits.ts'
import { clockFaults } from './clock-faults.ts'
import { type During, LessonRuns } from '../runs/lesson-runs.ts'
import { type Finding, faultOf, sameness } from './finding.ts'
import { nativeWaits } from './native-waits.ts'
import { questionFindings } from './question-behaviour.ts'
import { taskFindings, textFindings } from './text-behaviour.ts'
import { unguaranteedOrders } from './unguaranteed-orders.ts'

/** Who watches a check: what is under way, in case it never ends, and what was found so far. */
export interface Watch {
  during: During
  found: (fault: Fault) => void
}

const unwatched: Watch = { during: (_step, work) => work(), found: () => {} }

/**
 * Runs a lesson as its learners would and holds it to what DESIGN.md promises:
 * expected runs that repeat and end, and are as real runs are, bounds that hold, right
 * answers that are there, something to be said to every answer, at the defaults
 * and with other knobs.
 */
export async function checkBehaviour(
  host: RunHost,
  loaded: LoadedLesson,
  { during, found }: Watch = unwatched,
): Promise<Fault[]> {
  const runs = new LessonRuns(host, loaded, during)
  const faults = new Map<string, Fault>()
  const lesson = { name: loaded.name, file: lessonFile(loaded.files) }
  const add = (all: readonly Finding[]): void => {
    for (const finding of all) {
      const same = sameness(finding)
      if (faults.has(same)) continue
      const fault = faultOf(finding, lesson)
      faults.set(same, fault)
      found(fault)
    }
  }
  const { variants, snippets } = loaded.lesson
  for (const { id } of [...variants, ...snippets]) add(await programFaults(host, loaded, runs, id))
  for (const { id } of [...variants, ...snippets]) add(await clockFaults(loaded, runs, id))
  for (const placed of questionsOf(loaded.lesson)) {
    const what = `question "${placed.question.id}"`
    const step = { file: lesson.file, what, waitMs: 0 }
    add(await during(step, () => questionFindings(loaded, runs, placed)))
  }
  const order = { file: 'lesson', what: 'the orders of its programs', waitMs: 10_000 }
  add(
    await during(order, async () =>
      [...(await unguaranteedOrders(host, loaded, runs)), ...(await nativeWaits(host, loaded))].map(
        (fault) => ({ fault }),
      ),
    ),
  )
  add(await textFindings(loaded, runs))
  add(await taskFindings(loaded, runs))
  return [...faults.values()]
}

async function programFaults(
  host: RunHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
  id: string,
): Promise<Finding[]> {
  const usual = defaults(loaded.lesson.knobs)
  const faults: string[] = []
  const expected = await runs.expected(id, usual)
  const isVariant = loaded.lesson.variants.some((variant) => variant.id === id)
  if (expected.ending.kind === 'stopped') faults.push(`"${id}" is still under way at its deadline`)
  if (expected.ending.kind === 'hung' && isVariant) faults.push(`"${id}" hangs`)
  const boundMs = runs.bound(id, usual)
  if (boundMs !== null && expected.ending.atMs < boundMs - 1) {
    faults.push(`"${id}" took ${expected.ending.atMs} ms, less than its bound, ${boundMs} ms`)
  }
  if (!(await repeats(host, loaded, runs, id, usual)))
    faults.push(`"${id}" differs from run to run`)
  return faults.map((fault) => ({ fault }))
}

/** Whether a second exact run has the very same trace; a process, the same exit code. */
async function repeats(
  host: RunHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
  id: string,
  usual: KnobValues,
): Promise<boolean> {
  const expected = await runs.expected(id, usual)
  if (!traitsOf(expected).isExact) return true
  const again = await new LessonRuns(host, loaded, runs.during).expected(id, usual)
  return JSON.stringify(again) === JSON.stringify(expected)
}
