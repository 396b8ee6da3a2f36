import type { App } from '../app.ts'
import type { FoundLesson } from '../catalog/find.ts'
import { loadLesson, type LoadedLesson } from '../catalog/load.ts'
import { defaults } from '../catalog/knobs.ts'
import { fill } from '../catalog/text.ts'
import { type Answered, type LessonProgress, lessonProgress } from '../progress/progress.ts'
import { LessonRuns, type ShownRun } from '../session/lesson-runs.ts'
import { runView } from '../session/run-view.ts'
import { type AnyQuestion, before, ran, words } from '../session/telling.ts'
import { answerInWords } from '../session/verdict.ts'
import type { Given } from './commands.ts'
import { nextLesson } from './learn.ts'
import { schemaVersion } from './schema.ts'
import { scoreOf } from './score.ts'

/** What was learned, and what was missed and why. */
export async function execute(app: App, given: Given): Promise<number> {
  const found = await app.lessons()
  const begun = found
    .map((lesson) => ({ lesson, progress: lessonProgress(app.journal.entries, lesson.id) }))
    .filter(({ progress }) => progress.state !== 'new')
  if (given.json) {
    const lessons = await Promise.all(found.map((lesson) => lessonJson(app, lesson)))
    app.write(`${JSON.stringify({ schemaVersion, lessons }, null, 2)}\n`)
    return 0
  }
  if (begun.length === 0) {
    app.write(`Nothing yet.\n\nNext: learn-async learn ${nextLesson(app, found).id}\n`)
    return 0
  }
  const parts = await Promise.all(
    begun.map(({ lesson, progress }) => lessonText(app, lesson, progress, given.markdown === true)),
  )
  app.write(`${parts.join('\n')}\n`)
  if (!given.markdown)
    app.write(`Kept in ${app.journal.path}\nNext: learn-async learn ${nextLesson(app, found).id}\n`)
  return 0
}

async function lessonText(
  app: App,
  found: FoundLesson,
  progress: LessonProgress,
  markdown: boolean,
): Promise<string> {
  const loaded = await loadLesson(app.courseFiles, found)
  const state = progress.state === 'done' ? 'done' : 'begun'
  const heading = `${markdown ? '## ' : ''}${found.title}`
  const missed = progress.firstAnswers.filter(({ verdict }) => verdict !== 'right')
  const lines = [
    `${heading}${markdown ? '\n' : `: ${state}, ${scoreOf(progress)}`}`,
    ...(markdown && progress.state === 'done' ? [...(await recap(app, loaded)), ''] : []),
    ...missed.flatMap((answer) => missedLine(loaded, answer, progress)),
  ]
  return `${lines.join('\n')}\n`
}

/** The lesson's three lines, with the figures of its exact runs. */
async function recap(app: App, loaded: LoadedLesson): Promise<string[]> {
  const runs = new LessonRuns(app.runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const views = new Map<string, ReturnType<typeof runView>>()
  for (const { id } of loaded.lesson.variants) {
    views.set(id, runView((await runs.twin(id, knobs)) as ShownRun['trace'], runs.bound(id, knobs)))
  }
  const known = ran(loaded, null, knobs, views)
  return fill(loaded.text.recap, (name) => loaded.lesson.figures[name]?.(known) ?? '').map(
    (text) => `- ${text}`,
  )
}

function missedLine(loaded: LoadedLesson, answer: Answered, progress: LessonProgress): string[] {
  const question = questionOf(loaded, answer.question)
  if (question === undefined) return []
  const text = words(question.text, before(loaded, question, answer.knobs))
  const said =
    answer.given === null
      ? 'you passed'
      : `you said ${answerInWords(question, answer.given, loaded, answer.knobs)}`
  const latest = progress.latestAnswers.find((one) => one.question === answer.question)
  const since = latest?.verdict === 'right' ? ', right since' : ''
  return [`- missed: ${text.split('\n')[0]} (${said}${since})`]
}

function questionOf({ lesson }: LoadedLesson, id: string): AnyQuestion | undefined {
  const { predictions, turn, quiz, reserve } = lesson
  return [...predictions, ...turn.questions, ...quiz, ...reserve].find(
    (question) => question.id === id,
  )
}

async function lessonJson(app: App, { id, title }: FoundLesson): Promise<object> {
  const { state, step, firstAnswers, latestAnswers, lastAt } = lessonProgress(
    app.journal.entries,
    id,
  )
  const missed = firstAnswers.filter(({ verdict }) => verdict !== 'right')
  return {
    id,
    title,
    state,
    step,
    right: firstAnswers.filter(({ verdict }) => verdict === 'right').length,
    asked: firstAnswers.length,
    missed: missed.map(({ question, given, verdict, lure, at }) => ({
      question,
      given,
      verdict,
      lure,
      at,
      rightSince: latestAnswers.some((one) => one.question === question && one.verdict === 'right'),
    })),
    lastAt,
  }
}
