import type { App } from '../app.ts'
import { codeWith } from '../course/code.ts'
import { decidingCode } from '../course/deciding-code.ts'
import type { LoadedLesson } from '../course/load.ts'
import { type Line, line } from '../picture/line.ts'
import { type Asked, parseAnswers } from '../questions/answers.ts'
import type { GivenAnswer } from '../questions/question.ts'
import { WrongUse } from '../text/exit-error.ts'
import type { ReadyQuestion } from '../tutor/expected.ts'
import { type CodePage, paragraph, partLines } from '../tutor/layout.ts'
import { type Attempt, verdictLines } from '../tutor/verdict.ts'
import { greet } from './greeting.ts'
import { writeJson } from './output.ts'

/** A question that is ready, as it is put. */
export interface QuizQuestion extends Asked {
  loaded: LoadedLesson
  ready: ReadyQuestion
}

/** A quiz, whichever questions it asks. */
export interface Quiz<Question extends QuizQuestion> {
  /** As it is called: "quiz --review". */
  name: string
  /** What its document begins with. */
  head: object
  /** Its questions, to be listed, or answered beforehand. */
  ready: () => Promise<readonly Question[]>
  /** Which lesson a question is of, where they are of several. */
  lessonOf: (question: Question) => { lesson?: string }
  /** Called before the first answer that was given beforehand; what it gives judges one, with lines that come first. */
  answerer: () => Promise<
    (question: Question, given: GivenAnswer | null) => Promise<{ attempt: Attempt; lines: Line[] }>
  >
  /** Asks in the terminal; null where the learner left, which is said. */
  ask: (app: App) => Promise<Attempt[] | null>
  /** The last words, when all was answered. */
  end: (app: App, attempts: readonly Attempt[]) => Promise<void>
  /** What its document ends with, when all was answered. */
  tail?: () => Promise<object>
}

/** Asks the questions in the terminal; or judges `--answers`; or only lists them with `--json`. Exit code 1 with a wrong answer: who passes is not wrong. */
export async function takeQuiz<Question extends QuizQuestion>(
  app: App,
  { answers, json }: { answers?: string; json?: true },
  quiz: Quiz<Question>,
): Promise<number> {
  if (answers === undefined && !json) return takeInTerminal(app, quiz)
  const questions = await quiz.ready()
  const listed = {
    ...quiz.head,
    questions: questions.map((one) => ({ ...quiz.lessonOf(one), ...questionJson(one) })),
  }
  if (answers === undefined) {
    writeJson(app, listed)
    return 0
  }
  // Wrong use is said before anything runs. Without questions there is nothing that answers could be too many for.
  const given = questions.length === 0 ? [] : parseAnswers(answers, questions)
  const answer = await quiz.answerer()
  const attempts: Attempt[] = []
  for (const [index, question] of questions.entries()) {
    const { attempt, lines } = await answer(question, given[index] ?? null)
    attempts.push(attempt)
    if (json) continue
    const { lesson } = quiz.lessonOf(question)
    const place = `${index + 1}. ${lesson === undefined ? '' : `${lesson}: `}`
    const view = viewOf(app)
    app.print([
      ...paragraph(`${place}${question.presented.text}`, view.width(), 'heading'),
      ...partLines(view, decidingCode(question.loaded, question.ready.question)),
      ...optionLines(question),
      ...lines,
      ...verdictLines(view, question.loaded, attempt),
      [],
    ])
  }
  if (json) {
    writeJson(app, {
      ...listed,
      results: attempts.map((attempt, index) => ({
        ...quiz.lessonOf(questions[index]!),
        ...resultJson(attempt),
      })),
      score: score(attempts),
      ...(await quiz.tail?.()),
    })
  } else await quiz.end(app, attempts)
  return exitCodeOf(attempts)
}

async function takeInTerminal<Question extends QuizQuestion>(
  app: App,
  quiz: Quiz<Question>,
): Promise<number> {
  if (!app.capabilities.mayPrompt) {
    throw new WrongUse(
      `${quiz.name} asks, and there is no terminal to answer on: use --answers, or --json to list the questions`,
    )
  }
  const greeted = await greet(app)
  const attempts = await quiz.ask(greeted)
  if (attempts === null) return 0
  await quiz.end(greeted, attempts)
  return exitCodeOf(attempts)
}

/** The list that numbers of an answer speak of. */
function optionLines({ presented }: QuizQuestion): Line[] {
  return presented.options.map(({ number, text }) =>
    line(`  ${number}  ${text.replaceAll('\n', '; ')}`),
  )
}

function viewOf(app: App): CodePage {
  const { linear, ascii } = app.capabilities
  return { width: () => app.width(), linear: linear !== null, ascii, highlight: null }
}

/** A question without its answer. */
function questionJson({ loaded, ready, presented }: QuizQuestion): object {
  const { id, kind, text, unit, options } = presented
  const code = codeWith(loaded, ready.question)
  return {
    id,
    kind,
    text,
    ...(code !== null && { code }),
    ...(options.length > 0 && {
      options: options.map((option) => ({ number: option.number, text: option.text })),
    }),
    ...(unit !== null && { unit }),
  }
}

/** An answer as it was judged. */
function resultJson({ ready, given, judgement }: Attempt): object {
  const { correct, why, verdict } = judgement
  return {
    id: ready.question.id,
    given,
    right: given !== null && verdict === 'right',
    correct,
    why: why.join(' '),
  }
}

const answered = (attempts: readonly Attempt[], as: 'right' | 'wrong'): Attempt[] =>
  attempts.filter(({ given, judgement }) => given !== null && judgement.verdict === as)

export function score(attempts: readonly Attempt[]): { right: number; asked: number } {
  return { right: answered(attempts, 'right').length, asked: attempts.length }
}

function exitCodeOf(attempts: readonly Attempt[]): number {
  return answered(attempts, 'wrong').length > 0 ? 1 : 0
}
