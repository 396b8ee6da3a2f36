import { runsOf } from '../catalog/code.ts'
import type { KnobValues } from '../kit/knob.ts'
import { line } from '../timeline/line.ts'
import { askQuestion } from './ask.ts'
import { judgeAnswer, readyQuestion } from './asking.ts'
import { quietAsides } from './asides.ts'
import { goOn } from './going-on.ts'
import type { ShownRun } from './lesson-runs.ts'
import { type Play, printRuns } from './scene.ts'
import { remember, runAndRemember } from './remembering.ts'
import { blank } from './say.ts'
import type { AnyQuestion } from './telling.ts'
import { verdictLines } from './verdict.ts'

const replaySpeed = 4

/** What was missed, or passed, once more with other knobs. */
export async function playMissed(play: Play): Promise<void> {
  const { stage, loaded, runs } = play
  const missed = missedQuestions(play)
  if (missed.length === 0) return
  const count = missed.length === 1 ? 'One question' : `${missed.length} questions`
  stage.print([line(`${count} once more, with other numbers where they matter.`), blank])
  for (const [index, question] of missed.entries()) {
    const knobs = otherKnobs(play, index)
    const ready = await readyQuestion(loaded, runs, question, knobs)
    const heading = `Once more, ${index + 1} of ${missed.length}.`
    const given = await askQuestion(stage, loaded, ready, { heading, round: 1 })
    await remember(play, `missed:${question.id}`, judgeAnswer(loaded, runs, ready, given))
    const { shown, lines } = await rerun(play, question, ready)
    const attempt = judgeAnswer(loaded, runs, ready, given, shown)
    stage.print([...lines, ...verdictLines(stage, loaded, attempt), blank])
    await goOn(play, index + 1 < missed.length ? 'the next one' : 'the recap')
  }
}

/** Questions of this pass that were answered wrongly or passed, and not yet asked once more. */
function missedQuestions({ loaded, state }: Play): AnyQuestion[] {
  const { predictions, turn, quiz } = loaded.lesson
  const asked: [string, readonly AnyQuestion[]][] = [
    ['predict', predictions],
    ['turn', turn.questions],
    ['quiz', quiz],
  ]
  return asked.flatMap(([kind, questions]) =>
    questions.filter(({ id }) => {
      const verdict = state.answers.get(`${kind}:${id}`)?.verdict
      return verdict !== undefined && verdict !== 'right' && !state.answers.has(`missed:${id}`)
    }),
  )
}

function otherKnobs({ loaded, state }: Play, index: number): KnobValues {
  const sets = loaded.lesson.otherKnobs
  return { ...state.defaults, ...sets[index % sets.length] } as KnobValues
}

/** Shows what decides the question: a variant live and faster, asides quietly. */
async function rerun(
  play: Play,
  question: AnyQuestion,
  ready: Awaited<ReturnType<typeof readyQuestion>>,
): Promise<Awaited<ReturnType<typeof quietAsides>>> {
  const { loaded } = play
  const variants = runsOf(question).filter((id) =>
    loaded.lesson.variants.some((one) => one.id === id),
  )
  const shown: ShownRun[] = []
  for (const id of variants) {
    shown.push(
      await runAndRemember(play, `missed:${question.id}`, id, ready.knobs, {
        speed: replaySpeed,
        earlier: [...shown],
      }),
    )
  }
  if (shown.length > 0) printRuns(play, shown)
  const asides = await quietAsides(play, ready)
  return { shown: [...shown, ...asides.shown], lines: asides.lines }
}
