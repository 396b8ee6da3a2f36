import { codeOf, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { LoadedLesson } from '../course/load.ts'
import { firstStep, lastStep } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import type { Question } from '../questions/kinds.ts'
import { words } from '../questions/question.ts'
import { listed } from '../text/phrases.ts'
import { askOne, attemptAt } from './ask-one.ts'
import { goOn, goOnBesidePython, turnFreely } from './between-steps.ts'
import { blank, codeLines, marked, paragraph, textWidth } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import { type Play, type PlayHost, PlayState } from './play-state.ts'
import { pythonPage } from './python-version.ts'
import { playMissed, recapLines } from './recap.ts'
import { keepExpected, keepRun, printRuns, quietSnippets, runBelow, showRuns } from './show-run.ts'
import { comesFromPython, type Step, stepIds, stepsOf } from './steps.ts'
import { before, knobsInWords, ran, textLines } from './texts.ts'
import { type Attempt, rightInWords, verdictLines } from './verdict.ts'

/**
 * Plays a lesson from the step where the learner left it to its end. Leaving
 * (Left) and Ctrl-C (Interrupted) are thrown; all that was answered is saved.
 */
export async function playLesson(
  host: PlayHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
): Promise<void> {
  const { journal } = host
  const progress = journal.progress.of(loaded.id)
  const steps = stepsOf(loaded, comesFromPython(journal.progress))
  const isOver = progress.step === lastStep
  const state = new PlayState(loaded, isOver ? null : progress)
  const play: Play = { host, loaded, runs, state }
  const begin = isOver ? 0 : state.nextStep(steps, progress.step)
  printHeading(play)
  if (begin > 0) await printWhereYouWere(play, steps[begin]!)
  for (const step of steps.slice(begin)) {
    await journal.append({ kind: 'reached', lesson: loaded.id, step: step.id })
    await playStep(play, step, steps)
  }
}

function printHeading({ host, loaded }: Play): void {
  const count = host.lessonCount === null ? '' : ` of ${host.lessonCount}`
  const place = `lesson ${loaded.number}${count}`
  if (host.linear) return host.print([line(`${loaded.title}, ${place}.`), blank])
  const gap = Math.max(2, textWidth(host.width()) - loaded.title.length - place.length)
  host.print([
    blank,
    [
      { text: loaded.title, role: 'heading' },
      { text: ' '.repeat(gap) + place, role: 'dim' },
    ],
    blank,
  ])
}

/** What was seen before the break, so that the next question has its ground. */
async function printWhereYouWere(play: Play, step: Step): Promise<void> {
  const { host, state } = play
  const shown = state.shownBefore(step)
  if (shown.length > 0) await printRuns(play, shown)
  host.print([line(step.id === firstStep ? 'From the beginning.' : 'Here you were:', 'dim'), blank])
}

/** Plays one step. Nothing moves on by itself: where there is something to read, a key is waited for. */
async function playStep(play: Play, step: Step, steps: readonly Step[]): Promise<void> {
  const { host, loaded, state } = play
  switch (step.kind) {
    case 'idea': {
      host.print([...(await textLines(play, 'idea', [])), blank])
      const isNext = steps[1]?.kind === 'python'
      return goOn(play, isNext ? 'the Python version' : 'the code and the first question')
    }
    case 'python':
      host.print(pythonPage(host, loaded))
      return goOn(play, 'the code and the first question')
    case 'predict':
      return predict(play, step, steps)
    case 'run':
      return runVariant(play, step)
    case 'after':
      host.print([...(await textLines(play, 'after', [...state.first.values()])), blank])
      return turnFreely(play, 'your turn')
    case 'turn-predict':
      return predictTurned(play, step, steps)
    case 'turn-run':
      return runTurned(play)
    case 'quiz':
      return quiz(play, step, steps)
    case 'missed':
      return playMissed(play)
    case 'recap':
      host.print(await recapLines(play))
  }
}

type StepOf<Kind extends Step['kind']> = Step & { kind: Kind }

/** The steps of one kind. */
function alike<Kind extends Step['kind']>(
  steps: readonly Step[],
  { kind }: StepOf<Kind>,
): StepOf<Kind>[] {
  return steps.filter((step): step is StepOf<Kind> => step.kind === kind)
}

async function predict(play: Play, step: StepOf<'predict'>, steps: readonly Step[]): Promise<void> {
  const { id, question, variant } = step
  const all = alike(steps, step)
  if (all.find((other) => other.variant === variant) === step) printCode(play, variant)
  const heading = `Prediction ${all.indexOf(step) + 1} of ${all.length}.`
  const knobs = play.state.defaults
  await askOne(play, { question, knobs, step: id, heading, codeAbove: variant })
}

function printCode({ host, loaded }: Play, variant: string): void {
  host.print([...codeLines(host, codeOf(loaded, variant)), blank])
}

/** Runs a variant live, then answers its predictions; where nothing was asked before it, its code comes first. */
async function runVariant(play: Play, { id, variant }: StepOf<'run'>): Promise<void> {
  const { state } = play
  const asked = predictionsOf(play, variant)
  if (asked.length === 0) printCode(play, variant)
  await goOnBesidePython(play, 'run it')
  const earlier = [...state.first.values()].filter((run) => run.id !== variant)
  const runOnce = async (): Promise<ShownRun> => {
    const run = await runBelow(play, variant, state.defaults, 1, earlier)
    await keepRun(play, id, run, run.disturbed)
    await printRuns(play, [...earlier, run], [run])
    return run
  }
  let run = await runOnce()
  while (run.disturbed !== null && (await againAsked(play, run.disturbed))) run = await runOnce()
  if (run.disturbed !== null) {
    run = await keepExpected(play, id, run, state.defaults)
    if (run.disturbed === null) await printRuns(play, [...earlier, run], [run])
  }
  await tellPredictions(play, asked, stepIds.predict, state.defaults)
  await goOnBesidePython(play, whatComesAfter(play, variant))
}

function predictionsOf({ loaded }: Play, variant: string): readonly Question[] {
  return loaded.lesson.predictions.filter((question) => runsOf(question)[0] === variant)
}

function whatComesAfter(play: Play, variant: string): string {
  const { variants } = play.loaded.lesson
  const next = variants[variants.findIndex(({ id }) => id === variant) + 1]
  if (next === undefined) return 'what it shows'
  return predictionsOf(play, next.id).length === 0 ? 'the next program' : 'the next question'
}

async function againAsked({ host }: Play, why: string): Promise<boolean> {
  const told = `The machine got in the way of this run: ${why}. Its times would mislead.`
  host.print(paragraph(told, host.width()))
  const id = await host.prompter.keys([
    { id: 'again', key: 'a', word: 'again' },
    { id: 'on', key: 'enter', word: 'go on all the same' },
  ])
  return id === 'again'
}

/** What was said before a run beside what it showed. */
async function tellPredictions(
  play: Play,
  questions: readonly Question[],
  stepOf: (question: Question) => string,
  knobs: KnobValues,
): Promise<void> {
  const { host, loaded } = play
  for (const question of questions) {
    const attempt = await attemptAt(play, stepOf(question), question, knobs)
    if (attempt === null) continue
    const text = words(question.text, before(loaded, question, knobs))
    host.print([
      ...paragraph(text, host.width(), 'dim'),
      ...verdictLines(host, loaded, attempt),
      blank,
    ])
  }
}

async function predictTurned(
  play: Play,
  step: StepOf<'turn-predict'>,
  steps: readonly Step[],
): Promise<void> {
  const { host, loaded, state } = play
  const all = alike(steps, step)
  if (all[0] === step) {
    const text = words(loaded.lesson.modify.text, before(loaded, null, state.defaults))
    host.print([...paragraph(`Your turn. ${text}`, host.width()), blank])
  }
  const heading = all.length > 1 ? `${all.indexOf(step) + 1} of ${all.length}.` : ''
  const { id, question } = step
  const knobs = state.turnedKnobs
  await askOne(play, { question, knobs, step: id, heading, namedKnobs: 'none' })
}

async function runTurned(play: Play): Promise<void> {
  const { loaded, state } = play
  const { modify, variants, knobs } = loaded.lesson
  await goOn(play, `run with ${knobsInWords(knobs, modify.set as KnobValues)}`)
  state.turned.clear()
  const ids = variants.map(({ id }) => id)
  await showRuns(play, 'turn-run', ids, state.turnedKnobs, 1)
  const verdicts = modify.questions.map((one) => state.answers.get(stepIds.modify(one))?.verdict)
  if (verdicts.every((verdict) => verdict === 'right')) await tellAllRight(play)
  else await tellPredictions(play, modify.questions, stepIds.modify, state.turnedKnobs)
  await turnFreely(play, 'quiz')
}

/** Said instead of what each question has for its own right answer. */
async function tellAllRight(play: Play): Promise<void> {
  const { host, loaded, state } = play
  const { allRight, questions } = loaded.lesson.modify
  const knobs = state.turnedKnobs
  const attempts: Attempt[] = []
  for (const one of questions) {
    attempts.push((await attemptAt(play, stepIds.modify(one), one, knobs))!)
  }
  const [{ given, views }] = attempts as [Attempt]
  const told = { ...ran(loaded, questions[0]!, knobs, views), given: given ?? [] }
  const right = listed(attempts.map((attempt) => rightInWords(loaded, attempt)))
  const text = `${right}. ${words(allRight, told)}`
  host.print([...marked('All right:', 'right', text, host.width()), blank])
}

async function quiz(play: Play, step: StepOf<'quiz'>, steps: readonly Step[]): Promise<void> {
  const { host, state } = play
  const all = alike(steps, step)
  const isLast = all.at(-1) === step
  const knobs = state.turned.size > 0 ? state.turnedKnobs : state.defaults
  const heading = `Question ${all.indexOf(step) + 1} of ${all.length}.`
  await askOne(play, { question: step.question, knobs, step: step.id, heading }, async (ready) => {
    const { shown, lines } = await quietSnippets(play, ready)
    return { shown: [...state.shown, ...shown], lines }
  })
  if (isLast) {
    const right = all.filter(({ id }) => state.answers.get(id)?.verdict === 'right')
    host.print([line(`${right.length} of ${all.length} right.`), blank])
  }
  await goOn(play, isLast ? 'go on' : 'the next question')
}
