import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { surpriseStep } from '../journal/progress.ts'
import type { Review } from '../journal/review.ts'
import type { Given } from '../questions/judge.ts'
import { type Line, line } from '../picture/line.ts'
import { type QuietPlay, quietSnippets } from './snippets.ts'
import { judgeAnswer, type ReadyQuestion } from './asking.ts'
import { goOn } from './going-on.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { askOnceMore, type OnceMore, replaySpeed, variantsOf } from './once-more.ts'
import { PlayState } from './play-state.ts'
import { keepAnswer } from './remembering.ts'
import { blank } from './say.ts'
import type { Play } from './scene.ts'
import type { Stage } from './stage.ts'
import type { AnyQuestion } from './telling.ts'
import type { Attempt } from './verdict.ts'

/** A question of a series: questions of several lessons, asked one after another. */
export interface SeriesQuestion extends Pick<Play, 'loaded' | 'runs'> {
  asked: Omit<OnceMore, 'heading'>
}

/** The one question that tells whether a lesson is needed. */
export function surpriseQuestion(loaded: LoadedLesson, runs: LessonRuns): SeriesQuestion {
  const { lesson } = loaded
  const question = [...lesson.quiz, ...lesson.review].find(({ id }) => id === lesson.surprise)!
  const knobs = defaults(lesson.knobs)
  const step = surpriseStep(question.id)
  return { loaded, runs, asked: { question, knobs, step, round: 0 } }
}

/** What is due, with other knobs than the last time, its options in another order. */
export function reviewQuestion(
  { loaded, runs }: Pick<Play, 'loaded' | 'runs'>,
  asked: AnyQuestion,
  { count, last }: Review,
): SeriesQuestion {
  // Nothing was seen before it: a variant's code stands with it too, and every knob is named.
  const question = { ...asked, withCode: asked.withCode ?? true }
  const round = count
  const knobs = otherKnobs(loaded, last?.knobs, round)
  const step = `review:${question.id}`
  return { loaded, runs, asked: { question, knobs, step, round, namedKnobs: 'all' } }
}

function otherKnobs(
  { lesson }: LoadedLesson,
  last: KnobValues | undefined,
  round: number,
): KnobValues {
  const usual = defaults(lesson.knobs)
  const all = lesson.otherKnobs.map((set) => ({ ...usual, ...set }) as KnobValues)
  const others = all.filter((knobs) =>
    Object.keys(usual).some((name) => knobs[name] !== last?.[name]),
  )
  const sets = others.length > 0 ? others : all
  return sets[round % sets.length] ?? usual
}

/** Asks one question after another; Enter is waited for between two. */
export async function askSeries(
  stage: Stage,
  series: readonly SeriesQuestion[],
): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const [index, { loaded, runs, asked }] of series.entries()) {
    const play: Play = { stage, loaded, runs, state: new PlayState(loaded, null) }
    stage.print([line(loaded.title, 'heading'), blank])
    const heading = `Question ${index + 1} of ${series.length}.`
    attempts.push(await askOnceMore(play, { ...asked, heading }))
    await goOn(play, index + 1 < series.length ? 'the next question' : 'go on')
  }
  return attempts
}

/** What answers that were given beforehand need: what a Stage has, but nobody to ask. */
export type QuietStage = QuietPlay['stage'] & Pick<Stage, 'journal'>

/** Judges and keeps an answer that was given beforehand, then runs what decides it without a picture. */
export async function answerOne(
  stage: QuietStage,
  { loaded, runs, asked }: SeriesQuestion,
  ready: ReadyQuestion,
  given: Given | null,
): Promise<{ attempt: Attempt; lines: Line[] }> {
  const judged = judgeAnswer(loaded, runs, ready, given)
  await keepAnswer(stage.journal, loaded, asked.step, judged)
  const { stopped } = stage.live
  const shown: ShownRun[] = []
  for (const id of variantsOf({ loaded }, ready.question)) {
    await stage.waiting(`running ${id}`, async () => {
      shown.push(await runs.real(id, ready.knobs, { speed: replaySpeed, signal: stopped }))
    })
  }
  const snippets = await quietSnippets({ stage, loaded, runs }, ready)
  if (stopped.aborted) throw stopped.reason
  const attempt = judgeAnswer(loaded, runs, ready, given, [...shown, ...snippets.shown])
  return { attempt, lines: snippets.lines }
}
