import { runsOf } from '../course/code.ts'
import { decidingCode, variantCode } from '../course/deciding-code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { ran } from './texts.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import type { Line } from '../picture/line.ts'
import type { Question } from '../questions/kinds.ts'
import { words } from '../questions/question.ts'
import { listed } from '../text/phrases.ts'
import { attemptAt } from './ask-one.ts'
import { goOnBeside } from './between-steps.ts'
import { blank, marked, paragraph, partLines } from './layout.ts'
import { pictureOf } from './pictures.ts'
import type { Play } from './play-state.ts'
import { putQuestion, type Wording } from './put-question.ts'
import { keepExpected, keepRun, printRuns, runBelow, showChanged } from './show-run.ts'
import { askedOf, languagesOf, stepIds, variantBefore } from './steps.ts'
import { rowsOfScreen, showPictures, tellAnswer } from './tell.ts'
import { type Attempt, answerInWords, rightInWords } from './verdict.ts'

/** Runs a variant live, then tells its predictions, each on a screen of its own; where nothing was asked before it, its code comes first. */
export async function runVariant(play: Play, id: string, variant: string): Promise<void> {
  const { host, loaded, state } = play
  const asked = predictionsOf(play, variant)
  if (asked.length === 0) host.print([...partLines(host, variantCode(loaded, variant)), blank])
  const earlier = [...state.first.values()].filter((run) => run.id !== variant)
  const runOnce = async (): Promise<ShownRun> => {
    const run = await runBelow(play, variant, state.defaults, 1, earlier)
    await keepRun(play, id, run, run.disturbed)
    return run
  }
  let run = await runOnce()
  while (run.disturbed !== null && (await againAsked(play, run))) run = await runOnce()
  if (run.disturbed !== null) run = await keepExpected(play, id, run, state.defaults)
  const next = whatComesAfter(play, variant)
  if (asked.length > 0) return tellEach(play, asked, stepIds.predict, state.defaults, next)
  const shrunk = earlier.map((one) => ({ ...pictureOf(loaded, play.runs, one), isShrunk: true }))
  state.drawn = [...shrunk, pictureOf(loaded, play.runs, run)]
  showPictures(play, state.drawn, rowsOfScreen)
  return goOnBeside(play, next)
}

function predictionsOf({ host, loaded }: Play, variant: string): readonly Question[] {
  const asked = askedOf(languagesOf(host.journal.progress), loaded.lesson.predictions)
  return asked.filter((question) => variantBefore(loaded, question) === variant)
}

function whatComesAfter(play: Play, variant: string): string {
  const { variants } = play.loaded.lesson
  const next = variants[variants.findIndex(({ id }) => id === variant) + 1]
  if (next === undefined) return 'what it shows'
  return predictionsOf(play, next.id).length === 0 ? 'the next program' : 'the next question'
}

/** A disturbed run is shown as it was, before another is offered. */
async function againAsked(play: Play, run: ShownRun): Promise<boolean> {
  const { host, state } = play
  const text = `The machine got in the way of this run: ${run.disturbed}. Its times would mislead.`
  const told = paragraph(text, host.width())
  // The question may still stand above; below stands what can be done.
  await printRuns(play, [run], rowsOfScreen - (state.open?.rows ?? 0) - told.length - 1)
  host.print(told)
  state.open = null
  const id = await host.prompter.keys([
    { id: 'again', key: 'a', word: 'again' },
    { id: 'on', key: 'enter', word: 'go on all the same' },
  ])
  return id === 'again'
}

/** What was said before a run beside what it showed: one question a screen, then the next key. */
async function tellEach(
  play: Play,
  questions: readonly Question[],
  stepOf: (question: Question) => string,
  knobs: KnobValues,
  next: string | null,
): Promise<void> {
  const { host, state } = play
  const attempts: Attempt[] = []
  for (const question of questions) {
    const attempt = await attemptAt(play, stepOf(question), question, knobs)
    if (attempt !== null) attempts.push(attempt)
  }
  for (const [index, attempt] of attempts.entries()) {
    const isAbove = attempts.length === 1 && state.open?.step === stepOf(attempt.ready.question)
    const lines = isAbove ? [] : askedLines(play, attempt)
    host.print(lines)
    const above = isAbove ? state.open!.rows : lines.length
    tellAnswer(play, { attempt, shown: state.shown, above })
    if (index + 1 < attempts.length) await goOnBeside(play, 'the other answer')
  }
  if (next !== null) await goOnBeside(play, next)
}

/** A question and what was said to it, once more, with the lines of code that its texts name. */
function askedLines(play: Play, attempt: Attempt): Line[] {
  const { host, loaded } = play
  const { question } = attempt.ready
  const code =
    (question.names ?? []).length === 0 ? [] : partLines(host, decidingCode(loaded, question, 0))
  const asked = askedWords(play, attempt, 'turned')
  return [...code, ...(code.length > 0 ? [blank] : []), ...asked, blank]
}

function askedWords(
  { host, loaded }: Play,
  { ready, given }: Attempt,
  namedKnobs: NonNullable<Wording['namedKnobs']>,
): Line[] {
  const { question, knobs } = ready
  const { text } = putQuestion(loaded, ready, { namedKnobs }).presented
  const sign = host.ascii ? '>' : '›'
  const said = given === null ? 'passed' : answerInWords(question, given, loaded, knobs)
  return [
    ...paragraph(text, host.width(), 'dim'),
    ...paragraph(host.linear ? `You said: ${said}` : `${sign} ${said}`, host.width()),
  ]
}

/** With the knob as it was it ran in real time: what takes longer than this runs faster now. */
const mostTurnedMs = 3000

/** Runs what the knob task asks about, where the knob changes it, then tells its answers. */
export async function runTurned(play: Play): Promise<void> {
  const { host, loaded, state } = play
  const { modify, variants } = loaded.lesson
  const questions = askedOf(languagesOf(host.journal.progress), modify.questions)
  const named = new Set(questions.flatMap((question) => runsOf(question)))
  const ids = variants.map(({ id }) => id).filter((id) => named.has(id))
  state.turned.clear()
  let speed = 1
  // One after another: two runs in one process would hear of each other's rejections.
  for (const id of ids) {
    const { ending } = await play.runs.expected(id, state.turnedKnobs)
    speed = Math.max(speed, Math.ceil(ending.atMs / mostTurnedMs))
  }
  await showChanged(play, 'turn-run', ids, state.turnedKnobs, speed)
  const verdicts = questions.map((one) => state.answers.get(stepIds.modify(one))?.verdict)
  const isAllRight = questions.length > 1 && verdicts.every((verdict) => verdict === 'right')
  if (isAllRight) return tellAllRight(play, questions)
  return tellEach(play, questions, stepIds.modify, state.turnedKnobs, null)
}

/** Said instead of what each question has for its own right answer. */
async function tellAllRight(play: Play, questions: readonly Question[]): Promise<void> {
  const { host, loaded, state } = play
  const knobs = state.turnedKnobs
  const attempts: Attempt[] = []
  for (const one of questions) {
    attempts.push((await attemptAt(play, stepIds.modify(one), one, knobs))!)
  }
  const [{ given, views }] = attempts as [Attempt]
  const told = { ...ran(loaded, questions[0]!, knobs, views), given: given ?? [] }
  const right = listed(attempts.map((attempt) => rightInWords(loaded, attempt)))
  const text = `${right}. ${words(loaded.lesson.modify.allRight, told)}`
  const verdict = marked('All right:', 'right', text, host.width())
  const asked = attempts.flatMap((attempt) => askedWords(play, attempt, 'none'))
  host.print([...asked, blank])
  state.drawn = [...state.turned.values()].map((run) => pictureOf(loaded, play.runs, run))
  showPictures(play, state.drawn, rowsOfScreen - asked.length - verdict.length - 3)
  host.print([...verdict, blank])
}
