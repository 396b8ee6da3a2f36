import { type Line, line } from '../picture/line.ts'
import { type Play, textLines } from './scene.ts'
import { cut } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import { blank, paragraph, widestText } from './say.ts'
import { before, words } from './telling.ts'

/** The three lines to keep, and what was missed. */
export async function recapLines(play: Play): Promise<Line[]> {
  const { stage, loaded, state } = play
  const missed = [...state.answers.values()].filter(
    ({ step, verdict }) => verdict !== 'right' && /^(?:predict|turn|quiz):/.test(step),
  )
  return [
    line('To keep:', 'heading'),
    ...(await textLines(play, 'recap', [...state.first.values()])),
    blank,
    ...(missed.length === 0
      ? [line('You missed nothing.')]
      : [
          line('You missed:', 'heading'),
          ...missed.flatMap(({ question }) => missedLines(play, question)),
        ]),
    blank,
    ...paragraph(`Lesson ${loaded.number} is done.`, stage.width()),
  ]
}

/** At most two lines a question: it was read in full before. */
function missedLines({ stage, loaded, state }: Play, id: string): Line[] {
  const { predictions, modify, quiz, review } = loaded.lesson
  const question = [...predictions, ...modify.questions, ...quiz, ...review].find(
    (one) => one.id === id,
  )
  if (question === undefined) return []
  const [text = ''] = words(question.text, before(loaded, question, state.defaults)).split('\n')
  const isRightNow = state.answers.get(`missed:${id}`)?.verdict === 'right'
  const whole = `${text}${isRightNow ? ' (right the second time)' : ''}`
  if (stage.linear) return [line(`- ${whole}`)]
  const room = Math.min(stage.width(), widestText) - 2
  const [first = '', ...rest] = wrap(whole, room)
  const second = cut(rest.join(' '), room, stage.ascii ? '...' : undefined)
  return [line(`- ${first}`), ...(second === '' ? [] : [line(`  ${second}`)])]
}
