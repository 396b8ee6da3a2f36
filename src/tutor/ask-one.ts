import { isPython, runsOf } from '../course/code.ts'
import { decidingCode, mostLinesOnScreen } from '../course/deciding-code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { defaults, sameKnobs } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { type Line, textOf } from '../picture/line.ts'
import { type Asked, readAnswer, waysToType } from '../questions/answers.ts'
import { correctAnswer, isConfirmed, judge, present } from '../questions/judge.ts'
import type { Question } from '../questions/kinds.ts'
import type { GivenAnswer } from '../questions/question.ts'
import { type ReadyQuestion, readyQuestion, undecidedPairs } from './expected.ts'
import { blank, type CodePage, headed, partLines } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import type { KeptAnswer, Play, PlayHost, QuietPlay } from './play-state.ts'
import type { DecidingRuns } from './quiet-run.ts'
import { showDeciding } from './show-run.ts'
import { rowsOfScreen, tellAnswer } from './tell.ts'
import { before, knobsInWords, ran, runView } from './texts.ts'
import type { Attempt } from './verdict.ts'

/** A question that is to be asked, and under which step its answer is kept. */
export interface ToAsk extends Wording {
  question: Question
  knobs: KnobValues
  step: string
  /** "Prediction 2 of 3." */
  heading: string
}

/** What of its words depends on where a question is asked. */
export interface Wording {
  /** How often it was asked before, if it was: options then stand in another order. */
  round?: number
  /**
   * Which knobs are named where a variant decides: those that are not at their
   * defaults, unless they have just been named, or there is nothing before the
   * question that would say what the defaults are.
   */
  namedKnobs?: 'turned' | 'none' | 'all'
}

/**
 * Puts a question, judges the answer and keeps it. `show` has what decides it
 * run, and then the verdict is told; without it that is left for later.
 */
export async function askOne(
  play: Play,
  toAsk: ToAsk,
  show?: (ready: ReadyQuestion) => Promise<DecidingRuns>,
): Promise<Attempt> {
  const { loaded, runs, state } = play
  const ready = await readyQuestion(loaded, runs, toAsk.question, toAsk.knobs)
  const { given, rows } = await answerTo(play, ready, toAsk)
  const { step, round } = toAsk
  const { attempt, shown, lines } = await takeAnswer(play, { ready, step, round, given, show })
  if (show) tellAnswer(play, { attempt, shown, lines, above: rows })
  else state.open = { step, rows }
  return attempt
}

/** Asks a question apart from its place in the lesson, then shows what decides it. */
export function askApart(play: Play, toAsk: ToAsk): Promise<Attempt> {
  return askOne(play, toAsk, (ready) => showDeciding(play, toAsk.step, ready))
}

/** An answer however it was given, null for a pass; `show` is as of `askOne`. */
interface Taken {
  round?: Wording['round'] | undefined
  ready: ReadyQuestion
  step: string
  given: GivenAnswer | null
  show?: ((ready: ReadyQuestion) => Promise<DecidingRuns>) | undefined
}

/** Judges and keeps an answer. */
export async function takeAnswer(
  play: QuietPlay & Partial<Pick<Play, 'state'>>,
  { ready, step, round, given, show }: Taken,
): Promise<{ attempt: Attempt; shown: readonly ShownRun[]; lines: Line[] }> {
  const { host, loaded, runs, state } = play
  const attempt = { ...judgeAnswer(loaded, runs, ready, given), round }
  const { verdict, distractor } = attempt.judgement
  const kept: KeptAnswer = {
    step,
    question: ready.question.id,
    knobs: ready.knobs,
    given,
    verdict: given === null ? 'passed' : verdict,
  }
  const lure = given === null ? null : distractor
  await host.journal.append({ kind: 'answered', lesson: loaded.id, ...kept, lure })
  state?.answers.set(step, kept)
  if (!show) return { attempt, shown: [], lines: [] }
  const { shown, lines } = await show(ready)
  return { attempt: { ...judgeAnswer(loaded, runs, ready, given, shown), round }, shown, lines }
}

/** The answer of a step that came before a run, judged once more by what was shown; null where none was given. */
export async function attemptAt(
  { loaded, runs, state }: Play,
  step: string,
  question: Question,
  knobs: KnobValues,
): Promise<Attempt | null> {
  const answer = state.answers.get(step)
  if (answer === undefined) return null
  const ready = await readyQuestion(loaded, runs, question, knobs)
  return judgeAnswer(loaded, runs, ready, answer.given, state.shown)
}

/**
 * Judges an answer by the exact runs; a pass is judged as the right answer
 * would be, for its words. What is said speaks of the runs that were shown, as
 * far as they were made with the same knobs and not disturbed, and bear out
 * what is right: a short run can be late by less than a disturbance, and yet by
 * more than an answer may be off.
 */
export function judgeAnswer(
  loaded: LoadedLesson,
  runs: LessonRuns,
  ready: ReadyQuestion,
  given: GivenAnswer | null,
  shown: readonly ShownRun[] = [],
): Attempt {
  const { question, knobs, expected, exact } = ready
  const views = new Map(expected)
  for (const { id, trace, disturbed, knobs: own } of shown) {
    const exactView = expected.get(id)
    if (exactView && disturbed === null && sameKnobs(own, runs.knobsFor(id, knobs)))
      views.set(id, runView(trace, exactView.boundMs))
  }
  const undecided = undecidedPairs(loaded, question)
  const right = correctAnswer(question, exact)
  const seen = ran(loaded, question, knobs, views)
  const confirmed = isConfirmed(question, right, seen, undecided)
  const judgement = judge(question, given ?? right, exact, confirmed ? seen : exact, undecided)
  const unseen = runsOf(question).some((id) => isPython(id) && !shown.some((run) => run.id === id))
  const recordedWith = unseen ? (loaded.recording?.python ?? null) : null
  return { ready, given, judgement, views: confirmed ? views : expected, recordedWith, confirmed }
}

/** A question as it is put, the knobs that have to be named included, and its right answer. */
export function putQuestion(loaded: LoadedLesson, ready: ReadyQuestion, wording: Wording): Asked {
  const { question, knobs, exact } = ready
  const presented = present(question, before(loaded, question, knobs), wording.round)
  const text = knobsNamed(loaded, ready, wording.namedKnobs ?? 'turned') + presented.text
  return { presented: { ...presented, text }, right: correctAnswer(question, exact) }
}

/** A variant's run depends on the knobs; a snippet's text names its own. */
function knobsNamed(
  loaded: LoadedLesson,
  { question, knobs, asked }: ReadyQuestion,
  which: Wording['namedKnobs'],
): string {
  const { lesson } = loaded
  if (which === 'none' || variantOf(loaded, question) === undefined) return ''
  if (which === 'all') return `With ${knobsInWords(lesson.knobs, knobs)}: `
  const usual = defaults(lesson.knobs)
  const turned = Object.entries(knobs).filter(([name, value]) => usual[name] !== value)
  if (turned.length > 0) return `With ${knobsInWords(lesson.knobs, Object.fromEntries(turned))}: `
  return asked === 'defaults' ? "With the lesson's own numbers: " : ''
}

/** The variant that decides a question, if one does. */
function variantOf({ lesson }: LoadedLesson, question: Question): string | undefined {
  const [first] = runsOf(question)
  return lesson.variants.some(({ id }) => id === first) ? first : undefined
}

/** Puts a question with its code, and reads the answer, null for a pass; `rows` are those that both take. */
async function answerTo(
  { host, loaded }: Play,
  ready: ReadyQuestion,
  { heading, ...wording }: ToAsk,
): Promise<{ given: GivenAnswer | null; rows: number }> {
  await host.prompter.fresh()
  const asked = putQuestion(loaded, ready, wording)
  const message = `${heading} ${asked.presented.text}`.trim()
  const words = headed(heading, message, host.width())
  const below = words.length + rowsOfAnswer(asked)
  const code = questionCode(host, loaded, ready, below)
  if (code.length > 0) host.print([...code, blank])
  const given = await typedAnswer(host, asked, { heading, message, above: code.map(textOf) })
  host.print([blank])
  return { given, rows: (code.length > 0 ? code.length + 1 : 0) + below }
}

/** The list of a question stays on the screen, but for an order; below it stand the answer and an empty row. */
function rowsOfAnswer({ presented: { kind, options } }: Asked): number {
  const lists = kind === 'order' ? 0 : options.flatMap(({ text }) => text.split('\n')).length
  return lists + 2
}

/** A verdict, the empty rows around it and the picture, and the next key. */
const rowsOfVerdict = 9
const fewestLines = 4

/** The code that stands with a question: fewer lines where its picture needs the room. */
export function questionCode(
  host: CodePage,
  loaded: LoadedLesson,
  { question, expected }: Pick<ReadyQuestion, 'question' | 'expected'>,
  below: number,
): Line[] {
  const drawn = [...expected].filter(([id]) => loaded.lesson.variants.some((one) => one.id === id))
  const lanes = drawn.reduce((sum, [, { facts }]) => sum + 2 + Math.min(5, facts.lanes.length), 2)
  const room = rowsOfScreen - below - rowsOfVerdict - (drawn.length > 0 ? lanes : 2)
  const most = Math.max(fewestLines, Math.min(mostLinesOnScreen, room))
  // Only TypeScript is coloured.
  const page = isPython(runsOf(question)[0] ?? '') ? { ...host, highlight: null } : host
  return partLines(page, decidingCode(loaded, question, most))
}

/** A question in words, and the lines that `again` says once more. */
interface Words {
  /** What the message begins with. */
  heading: string
  message: string
  above: readonly string[]
}

async function typedAnswer(
  host: PlayHost,
  asked: Asked,
  { heading, message, above }: Words,
): Promise<GivenAnswer | null> {
  const way = waysToType(asked)
  if ('list' in way) {
    const list = { message, heading, mayPass: true, above, ...way.list }
    const reply = await host.prompter.pick(list)
    return reply.kind === 'passed' ? null : reply.value
  }
  const put = headed(heading, message, host.width())
  host.print(put)
  let given: GivenAnswer | null = null
  const reply = await host.prompter.text({
    message: way.text.prompt(asked.presented),
    hint: way.text.hint(asked),
    mayPass: true,
    above: [...above, ...put.map(textOf)],
    check(text) {
      const read = readAnswer(text, asked)
      if (typeof read === 'object' && 'fault' in read) return read.fault
      given = read
      return null
    },
  })
  return reply.kind === 'passed' ? null : given
}
