import { codeOf, runsOf } from '../course/code.ts'
import { line } from '../picture/line.ts'
import { askQuestion } from './ask.ts'
import { judgeAnswer, readyQuestion } from './asking.ts'
import { quietSnippets } from './snippets.ts'
import { codeLines } from './code-lines.ts'
import { goOn, goOnBesidePython, turnFreely } from './going-on.ts'
import { knobsInWords } from './knob-words.ts'
import { playMissed } from './missed.ts'
import { type Play, printRuns, textLines } from './scene.ts'
import { recapLines } from './recap.ts'
import { remember, rememberExpected, runAndRemember } from './remembering.ts'
import { blank, marked, paragraph } from './say.ts'
import type { Step } from './steps.ts'
import { type AnyQuestion, before, ran, words } from './telling.ts'
import { pythonPage } from './python-page.ts'
import { verdictLines } from './verdict.ts'

/** Plays one step. Nothing moves on by itself: where there is something to read, a key is waited for. */
export async function playStep(play: Play, step: Step, steps: readonly Step[]): Promise<void> {
  switch (step.kind) {
    case 'idea':
      play.stage.print([...(await textLines(play, 'idea', [])), blank])
      return goOn(
        play,
        steps[1]?.kind === 'python' ? 'the Python version' : 'the code and the first question',
      )
    case 'python':
      play.stage.print(pythonPage(play.stage, play.loaded))
      return goOn(play, 'the code and the first question')
    case 'predict':
      return predict(play, step, steps)
    case 'run':
      return runVariant(play, step)
    case 'after':
      play.stage.print([...(await textLines(play, 'after', [...play.state.first.values()])), blank])
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
      play.stage.print(await recapLines(play))
  }
}

type StepOf<Kind extends Step['kind']> = Step & { kind: Kind }

async function predict(play: Play, step: StepOf<'predict'>, steps: readonly Step[]): Promise<void> {
  const { stage, loaded, runs, state } = play
  const all = steps.filter(({ kind }) => kind === 'predict')
  const own = all.filter((other) => (other as typeof step).variant === step.variant)
  if (own[0] === step) stage.print([...codeLines(stage, codeOf(loaded, step.variant)), blank])
  const heading = `Prediction ${all.indexOf(step) + 1} of ${all.length}.`
  const ready = await readyQuestion(loaded, runs, step.question, state.defaults)
  const given = await askQuestion(stage, loaded, ready, {
    heading,
    round: 0,
    codeAbove: step.variant,
  })
  await remember(play, step.id, judgeAnswer(loaded, runs, ready, given))
}

/** Runs a variant live, then answers its predictions; where nothing was asked before it, its code comes first. */
async function runVariant(play: Play, step: StepOf<'run'>): Promise<void> {
  const { stage, loaded, state } = play
  const asked = predictionsOf(play, step.variant)
  if (asked.length === 0) stage.print([...codeLines(stage, codeOf(loaded, step.variant)), blank])
  await goOnBesidePython(play, 'run it')
  const earlier = [...state.first.values()].filter(({ id }) => id !== step.variant)
  let run = await runAndRemember(play, step.id, step.variant, state.defaults, { speed: 1, earlier })
  await printRuns(play, [...earlier, run], [run])
  while (run.disturbed !== null && (await againAsked(play, run.disturbed))) {
    run = await runAndRemember(play, step.id, step.variant, state.defaults, { speed: 1, earlier })
    await printRuns(play, [...earlier, run], [run])
  }
  if (run.disturbed !== null) {
    run = await rememberExpected(play, step.id, run, state.defaults)
    if (run.disturbed === null) await printRuns(play, [...earlier, run], [run])
  }
  await tellPredictions(play, asked, 'predict')
  await goOnBesidePython(play, whatComesAfter(play, step.variant))
}

function predictionsOf({ loaded }: Play, variant: string): readonly AnyQuestion[] {
  return loaded.lesson.predictions.filter((question) => runsOf(question)[0] === variant)
}

function whatComesAfter(play: Play, variant: string): string {
  const { variants } = play.loaded.lesson
  const next = variants[variants.findIndex(({ id }) => id === variant) + 1]
  if (next === undefined) return 'what it shows'
  return predictionsOf(play, next.id).length === 0 ? 'the next program' : 'the next question'
}

async function againAsked(play: Play, why: string): Promise<boolean> {
  play.stage.print(
    paragraph(
      `The machine got in the way of this run: ${why}. Its times would mislead.`,
      play.stage.width(),
    ),
  )
  const id = await play.stage.prompter.keys([
    { id: 'again', key: 'a', word: 'again' },
    { id: 'on', key: 'enter', word: 'go on all the same' },
  ])
  return id === 'again'
}

/** What was said before a run beside what it showed. */
async function tellPredictions(
  { stage, loaded, runs, state }: Play,
  questions: readonly AnyQuestion[],
  stepKind: 'predict' | 'turn',
): Promise<void> {
  for (const question of questions) {
    const answer = state.answers.get(`${stepKind}:${question.id}`)
    if (answer === undefined) continue
    const knobs = stepKind === 'turn' ? state.turnedKnobs : state.defaults
    const ready = await readyQuestion(loaded, runs, question, knobs)
    const attempt = judgeAnswer(loaded, runs, ready, answer.given, state.shown)
    const text = words(question.text, before(loaded, question, knobs))
    stage.print([
      ...paragraph(text, stage.width(), 'dim'),
      ...verdictLines(stage, loaded, attempt),
      blank,
    ])
  }
}

async function predictTurned(
  play: Play,
  step: StepOf<'turn-predict'>,
  steps: readonly Step[],
): Promise<void> {
  const { stage, loaded, runs, state } = play
  const all = steps.filter(({ kind }) => kind === 'turn-predict')
  if (all[0] === step) {
    const text = words(loaded.lesson.modify.text, before(loaded, null, state.defaults))
    stage.print([...paragraph(`Your turn. ${text}`, stage.width()), blank])
  }
  const ready = await readyQuestion(loaded, runs, step.question, state.turnedKnobs)
  const heading = all.length > 1 ? `${all.indexOf(step) + 1} of ${all.length}.` : ''
  const given = await askQuestion(stage, loaded, ready, {
    heading,
    round: 0,
    namedKnobs: 'none',
  })
  await remember(play, step.id, judgeAnswer(loaded, runs, ready, given))
}

async function runTurned(play: Play): Promise<void> {
  const { stage, loaded, runs, state } = play
  const { modify, variants, knobs } = loaded.lesson
  await goOn(play, `run with ${knobsInWords(knobs, modify.set as typeof state.defaults)}`)
  state.turned.clear()
  for (const { id } of variants) {
    const earlier = [...state.turned.values()]
    await runAndRemember(play, 'turn-run', id, state.turnedKnobs, { speed: 1, earlier })
  }
  await printRuns(play, [...state.turned.values()])
  const answers = modify.questions.map(({ id }) => state.answers.get(`turn:${id}`)?.verdict)
  if (answers.every((verdict) => verdict === 'right')) {
    const first = modify.questions[0]!
    const ready = await readyQuestion(loaded, runs, first, state.turnedKnobs)
    const given = state.answers.get(`turn:${first.id}`)!.given
    const { views } = judgeAnswer(loaded, runs, ready, given, state.shown)
    stage.print([...allRightLines(play, ready, given ?? [], views), blank])
  } else await tellPredictions(play, modify.questions, 'turn')
  await turnFreely(play, 'quiz')
}

function allRightLines(
  { stage, loaded, state }: Play,
  { question }: Awaited<ReturnType<typeof readyQuestion>>,
  given: number | readonly string[],
  views: ReturnType<typeof judgeAnswer>['views'],
): ReturnType<typeof paragraph> {
  const told = { ...ran(loaded, question, state.turnedKnobs, views), given }
  return marked('All right:', 'right', words(loaded.lesson.modify.allRight, told), stage.width())
}

async function quiz(play: Play, step: StepOf<'quiz'>, steps: readonly Step[]): Promise<void> {
  const { stage, loaded, runs, state } = play
  const all = steps.filter(({ kind }) => kind === 'quiz')
  const last = state.turned.size > 0 ? state.turnedKnobs : state.defaults
  const ready = await readyQuestion(loaded, runs, step.question, last)
  const heading = `Question ${all.indexOf(step) + 1} of ${all.length}.`
  const given = await askQuestion(stage, loaded, ready, { heading, round: 0 })
  await remember(play, step.id, judgeAnswer(loaded, runs, ready, given))
  const snippets = await quietSnippets(play, ready)
  const attempt = judgeAnswer(loaded, runs, ready, given, [...state.shown, ...snippets.shown])
  stage.print([...snippets.lines, ...verdictLines(stage, loaded, attempt), blank])
  if (all.at(-1) === step) stage.print([line(scoreLine(play, all)), blank])
  await goOn(play, all.at(-1) === step ? 'go on' : 'the next question')
}

function scoreLine({ state }: Play, all: readonly Step[]): string {
  const right = all.filter(({ id }) => state.answers.get(id)?.verdict === 'right').length
  return `${right} of ${all.length} right.`
}
