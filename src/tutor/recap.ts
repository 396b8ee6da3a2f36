import { type Language, takeHomeFiles } from '../course/take-home.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import { type Line, line, type Role } from '../picture/line.ts'
import type { Question } from '../questions/kinds.ts'
import { words } from '../questions/question.ts'
import { printable } from '../text/printable.ts'
import { cut } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import { askApart } from './ask-one.ts'
import { readyQuestion } from './expected.ts'
import { goOnBeside } from './between-steps.ts'
import { blank, paragraph, textWidth } from './layout.ts'
import type { KeptAnswer, Play } from './play-state.ts'
import { putQuestion } from './put-question.ts'
import { languagesOf, stepIds } from './steps.ts'
import { before, textLines } from './texts.ts'

/** Asked once more at the end of a lesson: the rest comes back in review. */
const mostOnceMore = 3

/** What was missed, or passed, once more with other knobs; what they leave as it was comes back another day. */
export async function playMissed(play: Play): Promise<void> {
  const all = missedQuestions(play)
  const asked = [...play.state.answers.keys()].filter((step) => step.startsWith('missed:')).length
  const missed: { question: Question; knobs: KnobValues }[] = []
  for (const question of all) {
    if (missed.length >= mostOnceMore - asked) break
    const knobs = await otherKnobs(play, question, missed.length)
    if (knobs !== null) missed.push({ question, knobs })
  }
  const { length } = missed
  const print = (text: string): void =>
    play.host.print([...paragraph(text, play.host.width()), blank])
  if (length === 0) {
    if (all.length > asked) print('What you missed comes back another day.')
    return
  }
  const count = length === 1 ? 'One question' : `${length} questions`
  const rest = length < all.length ? ' The rest comes back another day.' : ''
  print(`${count} once more, with other numbers.${rest}`)
  for (const [index, { question, knobs }] of missed.entries()) {
    await askApart(play, {
      question,
      knobs,
      heading: `Once more, ${index + 1} of ${length}.`,
      round: 1,
      step: `missed:${question.id}`,
    })
    await goOnBeside(play, index + 1 < length ? 'the next one' : 'the recap')
  }
}

/**
 * Questions of this pass that were answered wrongly or passed, and not yet asked
 * once more: first what was asked after all had been seen, then what other knobs change.
 */
function missedQuestions({ loaded, state }: Play): Question[] {
  const { predictions, modify, quiz } = loaded.lesson
  const isMissed = (stepOf: (question: Question) => string) => (question: Question) => {
    const verdict = state.answers.get(stepOf(question))?.verdict
    return (
      verdict !== undefined && verdict !== 'right' && !state.answers.has(`missed:${question.id}`)
    )
  }
  return [
    ...quiz.filter(isMissed(stepIds.quiz)),
    ...modify.questions.filter(isMissed(stepIds.modify)),
    ...predictions.filter(isMissed(stepIds.predict)),
  ]
}

/** Other knobs on which a question is another one than it was: with other words, or another right answer. */
async function otherKnobs(
  { loaded, runs, state }: Play,
  question: Question,
  index: number,
): Promise<KnobValues | null> {
  const sets = loaded.lesson.otherKnobs
  const asPut = async (knobs: KnobValues): Promise<string | null> => {
    const ready = await readyQuestion(loaded, runs, question, knobs)
    if (ready.knobs !== knobs) return null
    const { presented, right } = putQuestion(loaded, ready, { namedKnobs: 'none' })
    const options = presented.options.map(({ text }) => text)
    return JSON.stringify([presented.text, options, right])
  }
  const answered = [...state.answers.values()].find((one) => one.question === question.id)
  const before = await asPut(answered?.knobs ?? state.defaults)
  for (let place = index; place < index + sets.length; place++) {
    const knobs = { ...state.defaults, ...sets[place % sets.length] } as KnobValues
    const now = await asPut(knobs)
    if (now !== null && now !== before) return knobs
  }
  return null
}

/** The three lines to keep, and what was missed. */
export async function recapLines(play: Play): Promise<Line[]> {
  const { host, loaded, state } = play
  const missed = [...state.answers.values()].filter(
    ({ step, verdict }) => verdict !== 'right' && /^(?:predict|turn|quiz):/.test(step),
  )
  return [
    line('To keep:', 'heading'),
    ...(await textLines(play, 'recap', [...state.first.values()])),
    blank,
    ...(missed.length === 0
      ? []
      : [
          line('You missed:', 'heading'),
          ...missed.flatMap((answer) => missedLines(play, answer)),
          blank,
        ]),
    ...cardLines(play),
    ...paragraph(
      `Lesson ${loaded.number} is done.${missed.length === 0 ? ' You missed nothing.' : ''}`,
      host.width(),
    ),
  ]
}

/** The lines to copy and keep, in the learner's languages: as they are, without numbers. */
function cardLines({ host, loaded }: Play): Line[] {
  const width = host.width()
  return languagesOf(host.journal.progress).flatMap((language): Line[] => {
    const text = loaded.takeHome.get(takeHomeFiles[language].card)
    if (text === undefined) return []
    const code = text.replace(/\r?\n$/, '')
    // Only JavaScript is coloured.
    const coloured = language === 'javascript' ? host.highlight?.(code) : undefined
    return [
      ...paragraph(`To copy: ${nameOf[language]} alone, without learn-async.`, width, 'heading'),
      blank,
      ...code.split(/\r?\n/).map((row, index): Line => {
        const spans = coloured?.[index] ?? line(row)
        return spans.map((span) => ({ text: printable(span.text), role: span.role as Role }))
      }),
      blank,
    ]
  })
}

const nameOf: Record<Language, string> = { javascript: 'Node', python: 'Python' }

/** At most two lines a question, as it was asked: it was read in full before. */
function missedLines({ host, loaded, state }: Play, { question: id, knobs }: KeptAnswer): Line[] {
  const { question } = questionsOf(loaded.lesson).find((one) => one.question.id === id) ?? {}
  if (question === undefined) return []
  const [text = ''] = words(question.text, before(loaded, question, knobs)).split('\n')
  const isRightNow = state.answers.get(`missed:${id}`)?.verdict === 'right'
  const whole = `${text}${isRightNow ? ' (right the second time)' : ''}`
  if (host.linear) return [line(`- ${whole}`)]
  const room = textWidth(host.width()) - 2
  const [first = '', ...rest] = wrap(whole, room)
  const second = cut(rest.join(' '), room, host.ascii ? '...' : undefined)
  return [line(`- ${first}`), ...(second === '' ? [] : [line(`  ${second}`)])]
}
