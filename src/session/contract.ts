import { isPython, programOf, runsOf, twinsOf } from '../catalog/code.ts'
import { defaults } from '../catalog/knobs.ts'
import { type Fault, oneLine } from '../catalog/fault.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import { placeholdersIn } from '../catalog/text.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { RunView } from '../kit/told.ts'
import type { RunHost } from '../lab/host.ts'
import { runInLab } from '../lab/run.ts'
import { askable } from '../quiz/askable.ts'
import { everyAnswer } from '../quiz/every-answer.ts'
import { correctAnswer, judge } from '../quiz/judge.ts'
import { twinViews } from './asking.ts'
import { LessonRuns } from './lesson-runs.ts'
import { nativeWaits } from './native-waits.ts'
import { runView } from './run-view.ts'
import { type AnyQuestion, ran } from './telling.ts'
import { unguaranteedOrders } from './unguaranteed-orders.ts'

/** Signs of a drawn picture: lines, blocks, braille, and what ends a bar. */
const drawn = /[\u2500-\u259f\u2800-\u28ff\u25cf\u2298]/

/** No text said to an answer is longer than this. */
const longestSaid = 520

/**
 * Runs a lesson as its learners would and holds it to what DESIGN.md promises:
 * twins that repeat and end, bounds that hold, right answers that are there,
 * something to be said to every answer, at the defaults and with other knobs.
 */
export async function checkBehaviour(host: RunHost, loaded: LoadedLesson): Promise<Fault[]> {
  const runs = new LessonRuns(host, loaded)
  const file = `${loaded.name}/lesson`
  const faults = [
    ...(await programFaults(host, loaded, runs)),
    ...(await nativeWaits(host, loaded)),
    ...(await unguaranteedOrders(host, loaded, runs)),
    ...(await questionFaults(loaded, runs)),
    ...(await textFaults(loaded, runs)),
  ]
  return [...new Set(faults)].map((fault) => ({ file, fault }))
}

async function programFaults(
  host: RunHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
): Promise<string[]> {
  const { lesson } = loaded
  const usual = defaults(lesson.knobs)
  const faults: string[] = []
  for (const { id } of [...lesson.variants, ...lesson.asides]) {
    const twin = await runs.twin(id, usual)
    const isVariant = lesson.variants.some((variant) => variant.id === id)
    if (twin.ending.kind === 'stopped') faults.push(`"${id}" is still under way at its deadline`)
    if (twin.ending.kind === 'hung' && isVariant) faults.push(`"${id}" hangs`)
    const boundMs = runs.bound(id, usual)
    if (boundMs !== null && twin.ending.atMs < boundMs - 1) {
      faults.push(`"${id}" took ${twin.ending.atMs} ms, less than its bound, ${boundMs} ms`)
    }
    if (!(await repeats(host, loaded, runs, id, usual)))
      faults.push(`"${id}" differs from run to run`)
  }
  return faults
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
  const again = await runInLab(host, {
    program: (lab) => program.run(lab, runs.knobsFor(id, usual)),
    clock: 'virtual',
    speed: 1,
    seed: 1,
    deadlineMs: program.deadlineMs ?? 30_000,
    network: program.network ? { kind: 'delay-server' } : null,
  })
  return JSON.stringify(again) === JSON.stringify(twin)
}

async function questionFaults(loaded: LoadedLesson, runs: LessonRuns): Promise<string[]> {
  const { predictions, turn, quiz, reserve, otherKnobs, knobs } = loaded.lesson
  const usual = defaults(knobs)
  const turned = { ...usual, ...turn.set } as KnobValues
  const others = otherKnobs.map((set) => ({ ...usual, ...set }) as KnobValues)
  const faults: string[] = []
  for (const question of [...predictions, ...quiz, ...reserve]) {
    faults.push(...(await faultsWith(loaded, runs, question, usual, { mustBeFair: true })))
    for (const other of others) {
      faults.push(...(await faultsWith(loaded, runs, question, other, { mustBeFair: true })))
    }
    for (const end of knobEnds(loaded)) {
      faults.push(...(await faultsWith(loaded, runs, question, end, { mustBeFair: false })))
    }
  }
  for (const question of turn.questions) {
    faults.push(...(await faultsWith(loaded, runs, question, turned, { mustBeFair: true })))
    for (const other of others) {
      faults.push(...(await faultsWith(loaded, runs, question, other, { mustBeFair: false })))
    }
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
): Promise<string[]> {
  // What a recording decides is asked on the defaults, whatever the learner's knobs are.
  if (runsOf(question).some(isPython) && !isUsual(loaded, knobs)) return []
  const where = `question "${question.id}" with ${JSON.stringify(knobs)}`
  try {
    const known = ran(loaded, question, knobs, await twinViews(runs, question, knobs))
    const fair = askable(question, known)
    if (fair !== true) return mustBeFair ? [`${where}: ${fair}`] : []
    const right = judge(question, correctAnswer(question, known), known, known)
    if (right.verdict !== 'right') return [`${where}: its right answer is judged wrong`]
    return everyAnswer(question, known).flatMap((given) => {
      const said = judge(question, given, known, known).why
      const fault =
        said.length === 0 ? 'is nothing' : said.map(saidFault).find((one) => one !== null)
      return fault ? [`${where}: what is said to ${JSON.stringify(given)} ${fault}`] : []
    })
  } catch (error) {
    return [`${where}: ${oneLine(error)}`]
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
async function textFaults(loaded: LoadedLesson, runs: LessonRuns): Promise<string[]> {
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
        return fault === null ? [] : [`figure {${figure}} of # ${name} ${fault}`]
      } catch (error) {
        return [`figure {${figure}} of # ${name}: ${oneLine(error)}`]
      }
    }),
  )
}
