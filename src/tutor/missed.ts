import type { KnobValues } from '../course/kit/knob.ts'
import { line } from '../picture/line.ts'
import { goOn } from './going-on.ts'
import { askOnceMore } from './once-more.ts'
import { blank } from './say.ts'
import type { Play } from './scene.ts'
import type { AnyQuestion } from './telling.ts'

/** What was missed, or passed, once more with other knobs. */
export async function playMissed(play: Play): Promise<void> {
  const { stage } = play
  const missed = missedQuestions(play)
  if (missed.length === 0) return
  const count = missed.length === 1 ? 'One question' : `${missed.length} questions`
  stage.print([line(`${count} once more, with other numbers where they matter.`), blank])
  for (const [index, question] of missed.entries()) {
    await askOnceMore(play, {
      question,
      knobs: otherKnobs(play, index),
      heading: `Once more, ${index + 1} of ${missed.length}.`,
      round: 1,
      step: `missed:${question.id}`,
    })
    await goOn(play, index + 1 < missed.length ? 'the next one' : 'the recap')
  }
}

/** Questions of this pass that were answered wrongly or passed, and not yet asked once more. */
function missedQuestions({ loaded, state }: Play): AnyQuestion[] {
  const { predictions, modify, quiz } = loaded.lesson
  const asked: [string, readonly AnyQuestion[]][] = [
    ['predict', predictions],
    ['turn', modify.questions],
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
