import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { JournalFailed } from '../journal/journal.ts'
import type { LoadedLesson } from '../course/load.ts'
import { defaults } from '../course/knobs.ts'
import { nextOf } from '../journal/progress.ts'
import { isDue } from '../journal/review.ts'
import { counted } from '../text/phrases.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { ran, runView, sectionText } from '../tutor/texts.ts'
import { type Definition, type Given, json } from './definition.ts'
import { scoreOf, solvedWords, stateWords } from './list.ts'
import { keptWords, writeJson } from './output.ts'
import { type LessonReviews, reviewJson, reviewLines, reviewsOfAll } from './reviews.ts'

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
    const lessons = found.map((lesson) => lessonJson(app, lesson, begun))
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
  const parts = await Promise.all(
    begun.map((lesson) => lessonText(app, lesson, given.markdown === true)),
  )
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
    ...reviewLines(app, loaded, reviews),
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

function lessonJson(app: App, { id, title }: FoundLesson, begun: readonly LessonReviews[]): object {
  const { state, step, firstAnswers, latestAnswers, lastAt, solved } = app.journal.progress.of(id)
  const missed = firstAnswers.filter(({ verdict }) => verdict !== 'right')
  const reviews = begun.find(({ loaded }) => loaded.id === id)?.reviews ?? []
  return {
    id,
    title,
    state,
    step,
    solved,
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
    reviews: reviews.map(({ review }) => reviewJson(app.calendar, review)),
    lastAt,
  }
}
