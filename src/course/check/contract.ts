import { isPython, programOf, runsOf, twinsOf } from '../code.ts'
import { defaults } from '../knobs.ts'
import { type Fault, oneLine } from '../fault.ts'
import { type AnyQuestion, lessonFile, type PlacedQuestion, questionsOf } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { placeholdersIn } from '../text.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { RunView } from '../kit/told.ts'
import type { RunHost } from '../../runners/host.ts'
import { askable, setApart } from '../../questions/askable.ts'
import { everyAnswer } from '../../questions/every-answer.ts'
import { correctAnswer, judge } from '../../questions/judge.ts'
import { twinViews } from '../../tutor/asking.ts'
import { clockFaults } from './clock-faults.ts'
import { type During, LessonRuns } from '../../tutor/lesson-runs.ts'
import { runView } from '../../tutor/run-view.ts'
import { ran } from '../../tutor/telling.ts'
import { unguaranteedOrders } from './unguaranteed-orders.ts'

/** Signs of a drawn picture: lines, blocks, braille, and what ends a bar. */
const drawn = /[\u2500-\u259f\u2800-\u28ff\u25cf\u2298]/

/** No text said to an answer is longer than this. */
const longestSaid = 520

/** Who watches a check: what is under way, in case it never ends, and what was found so far. */
export interface Watch {
  during: During
  found: (fault: Fault) => void
}

const unwatched: Watch = { during: (_step, work) => work(), found: () => {} }

/**
 * Runs a lesson as its learners would and holds it to what DESIGN.md promises:
 * twins that repeat and end, and are as real runs are, bounds that hold, right
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
  const add = (all: readonly Finding[]): void => {
    for (const { file = lessonFile(loaded.files), fault, thrown } of all) {
      if (faults.has(fault)) continue
      const one = { file: `${loaded.name}/${file}`, fault, ...(thrown !== undefined && { thrown }) }
      faults.set(fault, one)
      found(one)
    }
  }
  const { variants, asides } = loaded.lesson
  for (const { id } of [...variants, ...asides]) add(await programFaults(host, loaded, runs, id))
  for (const { id } of [...variants, ...asides]) add(await clockFaults(loaded, runs, id))
  const order = { file: 'lesson', what: 'the orders of its programs', waitMs: 0 }
  add(
    await during(order, async () =>
      (await unguaranteedOrders(host, loaded, runs)).map((fault) => ({ fault })),
    ),
  )
  for (const { question, stage } of questionsOf(loaded.lesson)) {
    const step = { file: lessonFile(loaded.files), what: `question "${question.id}"`, waitMs: 0 }
    add(await during(step, () => questionFaults(loaded, runs, question, stage)))
  }
  add(await textFaults(loaded, runs))
  return [...faults.values()]
}

/** In the lesson file, unless another is named. */
export interface Finding {
  file?: string
  fault: string
  thrown?: unknown
}

async function programFaults(
  host: RunHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
  id: string,
): Promise<Finding[]> {
  const usual = defaults(loaded.lesson.knobs)
  const faults: string[] = []
  const twin = await runs.twin(id, usual)
  const isVariant = loaded.lesson.variants.some((variant) => variant.id === id)
  if (twin.ending.kind === 'stopped') faults.push(`"${id}" is still under way at its deadline`)
  if (twin.ending.kind === 'hung' && isVariant) faults.push(`"${id}" hangs`)
  const boundMs = runs.bound(id, usual)
  if (boundMs !== null && twin.ending.atMs < boundMs - 1) {
    faults.push(`"${id}" took ${twin.ending.atMs} ms, less than its bound, ${boundMs} ms`)
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
  const program = programOf(loaded, id)
  const twin = await runs.twin(id, usual)
  if (program.kind !== 'lab') return true
  const again = await new LessonRuns(host, loaded, runs.during).twin(id, usual)
  return JSON.stringify(again) === JSON.stringify(twin)
}

async function questionFaults(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: AnyQuestion,
  stage: PlacedQuestion['stage'],
): Promise<Finding[]> {
  const { turn, otherKnobs, knobs } = loaded.lesson
  const usual = defaults(knobs)
  const others = otherKnobs.map((set) => ({ ...usual, ...set }) as KnobValues)
  const turned = { ...usual, ...turn.set } as KnobValues
  const [fair, mayBeUnfair] =
    stage === 'turn' ? [[turned], others] : [[usual, ...others], knobEnds(loaded)]
  const faults: Finding[] = []
  for (const one of fair) {
    faults.push(...(await faultsWith(loaded, runs, question, one, { mustBeFair: true })))
  }
  for (const one of mayBeUnfair) {
    faults.push(...(await faultsWith(loaded, runs, question, one, { mustBeFair: false })))
  }
  return faults
}

/** Each knob at both ends of its range, the others at their defaults. */
function knobEnds({ lesson }: LoadedLesson): KnobValues[] {
  const usual = defaults(lesson.knobs)
  return Object.entries(lesson.knobs).flatMap(([name, knob]) =>
    (knob.kind === 'choice' ? knob.values : [knob.min, knob.max]).map((value) => ({
      ...usual,
      [name]: value,
    })),
  )
}

async function faultsWith(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: AnyQuestion,
  knobs: KnobValues,
  { mustBeFair }: { mustBeFair: boolean },
): Promise<Finding[]> {
  // What a recording decides is asked on the defaults, whatever the learner's knobs are.
  if (runsOf(question).some(isPython) && !isUsual(loaded, knobs)) return []
  const where = `question "${question.id}" with ${JSON.stringify(knobs)}`
  try {
    const known = ran(loaded, question, knobs, await twinViews(runs, question, knobs))
    const fair = askable(question, known)
    if (fair !== true) return mustBeFair ? [{ fault: `${where}: ${fair}` }] : []
    const apart = mustBeFair ? setApart(question, known) : true
    if (apart !== true) return [{ fault: `${where}: ${apart}` }]
    const right = judge(question, correctAnswer(question, known), known, known)
    if (right.verdict !== 'right') return [{ fault: `${where}: its right answer is judged wrong` }]
    return everyAnswer(question, known).flatMap((given) => {
      const said = judge(question, given, known, known).why
      const fault =
        said.length === 0 ? 'is nothing' : said.map(saidFault).find((one) => one !== null)
      return fault ? [{ fault: `${where}: what is said to ${JSON.stringify(given)} ${fault}` }] : []
    })
  } catch (thrown) {
    return [{ fault: `${where}: ${oneLine(thrown)}`, thrown }]
  }
}

function isUsual({ lesson }: LoadedLesson, knobs: KnobValues): boolean {
  return JSON.stringify(knobs) === JSON.stringify(defaults(lesson.knobs))
}

function saidFault(said: string): string | null {
  if (said.trim() === '') return 'is empty'
  if (/\bNaN\b|undefined|\[object|Infinity/.test(said))
    return `speaks of something that is not there: ${said}`
  if (drawn.test(said))
    return `names a sign that plain lines and ASCII pictures do not have: ${said}`
  return said.length > longestSaid
    ? `has ${said.length} characters, more than ${longestSaid}`
    : null
}

/** The placeholders of the texts have values; those of the idea without any run. */
async function textFaults(loaded: LoadedLesson, runs: LessonRuns): Promise<Finding[]> {
  const usual = defaults(loaded.lesson.knobs)
  const views = new Map<string, RunView>()
  for (const { id } of loaded.lesson.variants) {
    views.set(id, runView(await runs.twin(id, usual), runs.bound(id, usual)))
  }
  const pythonViews = new Map<string, RunView>()
  for (const { id } of [...twinsOf(loaded), ...loaded.lesson.asides]) {
    if (isPython(id)) pythonViews.set(id, runView(await runs.twin(id, usual), null))
  }
  const { idea, after, recap, python } = loaded.text
  const sections = [
    { name: 'idea', lines: idea, known: ran(loaded, null, usual, new Map()) },
    { name: 'after', lines: after, known: ran(loaded, null, usual, views) },
    { name: 'recap', lines: recap, known: ran(loaded, null, usual, views) },
    { name: 'python', lines: python, known: ran(loaded, null, usual, pythonViews) },
  ]
  return sections.flatMap(({ name, lines, known }) =>
    [...placeholdersIn(lines)].flatMap((figure) => {
      try {
        const fault = saidFault(String(loaded.lesson.figures[figure]?.(known)))
        return fault === null ? [] : [{ fault: `figure {${figure}} of # ${name} ${fault}` }]
      } catch (thrown) {
        return [{ fault: `figure {${figure}} of # ${name}: ${oneLine(thrown)}`, thrown }]
      }
    }),
  )
}
