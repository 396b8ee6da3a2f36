import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { JournalFailed } from '../journal/journal.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import type { LoadedLesson } from '../course/load.ts'
import { defaults } from '../course/knobs.ts'
import type { Answered } from '../journal/entry.ts'
import { type LessonProgress, nextOf } from '../journal/progress.ts'
import { isDue } from '../journal/review.ts'
import { counted } from '../text/phrases.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { fittingAnswer } from '../tutor/play-state.ts'
import { ran, runView, sectionText } from '../tutor/texts.ts'
import { type Definition, type Given, json } from './definition.ts'
import { scoreOf, solvedWords, stateWords } from './list.ts'
import { tellMiss } from './missed.ts'
import { keptWords, writeJson } from './output.ts'
import { type LessonReviews, reviewJson, reviewLines, reviewsOfAll } from './reviews.ts'
import { waitingOn } from './stage.ts'

export const definition = {
  name: 'progress',
  arguments: '',
  summary: 'what you learned, what you missed, and why',
  options: [json, { flags: '--markdown', summary: 'a recap to keep' }],
  examples: ['progress', 'progress --markdown'],
} as const satisfies Definition

/** What was learned, what was missed and why, and what comes back when. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  if (app.journal.failure !== null) throw new JournalFailed()
  const found = await app.lessons()
  const begun = await reviewsOfAll(app)
  const due = begun.flatMap(({ reviews }) =>
    reviews.filter(({ review }) => isDue(review, app.calendar.today())),
  ).length
  if (given.json) {
    const lessons: object[] = []
    for (const lesson of found) lessons.push(await lessonJson(app, lesson, begun))
    writeJson(app, { due, lessons })
    return 0
  }
  const next = app.toType(
    due > 0 ? 'quiz --review' : `learn ${nextOf(app.journal.progress, found).id}`,
  )
  // An exercise may be passed before its lesson, or in its place.
  const solvedAlone = found.flatMap(({ id, title }) => {
    const { state, ...progress } = app.journal.progress.of(id)
    const solved = solvedWords(progress)
    return state === 'new' && solved !== '' ? [{ title, solved }] : []
  })
  if (begun.length + solvedAlone.length === 0) {
    app.write(`Nothing yet.\n\nNext: ${next}\n`)
    return 0
  }
  const parts: string[] = []
  const tell = async (): Promise<void> => {
    for (const lesson of begun) parts.push(await lessonText(app, lesson, given.markdown === true))
  }
  const isMissed = begun.some(({ reviews }) => reviews.some(({ review }) => review.missed !== null))
  if (isMissed) await waitingOn(app, app.streams.stderr)('running what you missed', tell)
  else await tell()
  for (const { title, solved } of solvedAlone)
    parts.push(given.markdown ? `## ${title}\n\n- ${solved}\n` : `${title}: new, ${solved}\n`)
  if (due > 0) app.write(`Due today: ${counted(due, 'question')}.\n\n`)
  const told = `${parts.join('\n')}\n`
  app.write(given.markdown ? told : await app.fitted(told))
  if (!given.markdown) app.write(`${keptWords(app.journal)}Next: ${next}\n`)
  return 0
}

async function lessonText(
  app: App,
  { loaded, reviews }: LessonReviews,
  markdown: boolean,
): Promise<string> {
  const progress = app.journal.progress.of(loaded.id)
  const state = stateWords[progress.state]
  const words = solvedWords(progress)
  const solved = words === '' ? [] : [words]
  const heading = `${markdown ? '## ' : ''}${loaded.title}`
  const lines = [
    `${heading}${markdown ? '\n' : `: ${[state, scoreOf(progress), ...solved].join(', ')}`}`,
    ...(markdown ? solved.map((one) => `- ${one}`) : []),
    ...(markdown && progress.state === 'done' ? [...(await recap(app, loaded)), ''] : []),
    ...(await reviewLines(app, loaded, reviews)),
  ]
  return `${lines.join('\n')}\n`
}

/** The lesson's three lines, with the figures of its exact runs. */
async function recap(app: App, loaded: LoadedLesson): Promise<string[]> {
  const runs = new LessonRuns(app.runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const views = new Map<string, ReturnType<typeof runView>>()
  for (const { id } of loaded.lesson.variants) {
    views.set(
      id,
      runView((await runs.expected(id, knobs)) as ShownRun['trace'], runs.bound(id, knobs)),
    )
  }
  const known = ran(loaded, null, knobs, views)
  return sectionText(loaded, 'recap', known).map((text) => `- ${text}`)
}

async function lessonJson(
  app: App,
  { id, title }: FoundLesson,
  begun: readonly LessonReviews[],
): Promise<object> {
  const progress = app.journal.progress.of(id)
  const { state, step, firstAnswers, lastAt, solved } = progress
  const own = begun.find(({ loaded }) => loaded.id === id)
  const missed: object[] = []
  for (const answer of firstAnswers) {
    if (answer.verdict !== 'right') missed.push(await missedJson(app, progress, own, answer))
  }
  return {
    id,
    title,
    state,
    step,
    solved,
    right: firstAnswers.filter(({ verdict }) => verdict === 'right').length,
    asked: firstAnswers.length,
    missed,
    reviews: (own?.reviews ?? []).map(({ review }) => reviewJson(app.calendar, review)),
    lastAt,
  }
}

/** What is told of it by running only where the lesson still has the question. */
async function missedJson(
  app: App,
  { latestAnswers }: LessonProgress,
  own: LessonReviews | undefined,
  answer: Answered,
): Promise<object> {
  const { question: id, given, verdict, lure, at } = answer
  const fitting = own === undefined ? null : fittingAnswer(own.loaded, answer)
  const told =
    own === undefined || fitting === null
      ? null
      : await tellMiss(
          { loaded: own.loaded, runs: new LessonRuns(app.runHost, own.loaded) },
          questionsOf(own.loaded.lesson).find(({ question }) => question.id === id)!.question,
          fitting,
        )
  return {
    question: id,
    ...(told !== null && { text: told.asked, correct: told.correct, why: told.why }),
    given,
    verdict,
    lure,
    at,
    rightSince: latestAnswers.some((one) => one.question === id && one.verdict === 'right'),
  }
}
