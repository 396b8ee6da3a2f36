import { type Line, line } from '../timeline/line.ts'
import { type Play, textLines } from './scene.ts'
import { blank, paragraph } from './say.ts'
import { before, words } from './telling.ts'

/** The three lines to keep, and what was missed. */
export function recapLines(play: Play): Line[] {
  const { stage, loaded, state } = play
  const missed = [...state.answers.values()].filter(
    ({ step, verdict }) => verdict !== 'right' && /^(?:predict|turn|quiz):/.test(step),
  )
  return [
    line('To keep:', 'heading'),
    ...textLines(play, 'recap', [...state.first.values()]),
    blank,
    ...(missed.length === 0
      ? [line('You missed nothing.')]
      : [line('You missed:'), ...missed.flatMap(({ question }) => missedLines(play, question))]),
    blank,
    ...paragraph(`Lesson ${loaded.number} is done.`, stage.width()),
  ]
}

function missedLines({ stage, loaded, state }: Play, id: string): Line[] {
  const { predictions, turn, quiz, reserve } = loaded.lesson
  const question = [...predictions, ...turn.questions, ...quiz, ...reserve].find(
    (one) => one.id === id,
  )
  if (question === undefined) return []
  const again =
    state.answers.get(`missed:${id}`)?.verdict === 'right' ? ' (right the second time)' : ''
  const text = words(question.text, before(loaded, question, state.defaults))
  return paragraph(`- ${text}${again}`, stage.width())
}
