import { defaults } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { LoadedLesson } from '../course/load.ts'
import { surpriseStep } from '../journal/progress.ts'
import type { Review } from '../journal/review.ts'
import { line } from '../picture/line.ts'
import type { Question } from '../questions/kinds.ts'
import { askApart, type ToAsk } from './ask-one.ts'
import { goOnBeside } from './between-steps.ts'
import { blank } from './layout.ts'
import { type Play, type PlayHost, PlayState } from './play-state.ts'
import type { Attempt } from './verdict.ts'

/** A question of a series: questions of several lessons, asked one after another. */
export interface SeriesQuestion extends Pick<Play, 'loaded' | 'runs'> {
  asked: Omit<ToAsk, 'heading'>
}

/** The one question that tells whether a lesson is needed. */
export function surpriseQuestion({ loaded, runs }: Pick<Play, 'loaded' | 'runs'>): SeriesQuestion {
  const { quiz, review, surprise, knobs } = loaded.lesson
  const question = [...quiz, ...review].find(({ id }) => id === surprise)!
  const step = surpriseStep(question.id)
  return { loaded, runs, asked: { question, knobs: defaults(knobs), step } }
}

/** What is due, with other knobs than the last time, its options in another order. */
export function reviewQuestion(
  { loaded, runs }: Pick<Play, 'loaded' | 'runs'>,
  asked: Question,
  { count, last }: Review,
): SeriesQuestion {
  // Nothing was seen before it: a variant's code stands with it too, and every knob is named.
  const question = { ...asked, withCode: asked.withCode ?? true }
  const knobs = otherKnobs(loaded, last?.knobs, count)
  const step = `review:${question.id}`
  return { loaded, runs, asked: { question, knobs, step, round: count, namedKnobs: 'all' } }
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

/** Asks one question after another; Enter is waited for between two. `before`: how many of the series came earlier. */
export async function askSeries(
  host: PlayHost,
  series: readonly SeriesQuestion[],
  before = 0,
): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const [index, { loaded, runs, asked }] of series.entries()) {
    const play: Play = { host, loaded, runs, state: new PlayState(loaded, null) }
    host.print([line(loaded.title, 'heading'), blank])
    const heading = `Question ${before + index + 1} of ${before + series.length}.`
    attempts.push(await askApart(play, { ...asked, heading }))
    await goOnBeside(play, index + 1 < series.length ? 'the next question' : 'go on')
  }
  return attempts
}
