import type { KnobValues } from '../src/course/kit/knob.ts'
import { type PlacedQuestion, questionsOf } from '../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import { LessonRuns, type RunOptions, type ShownRun } from '../src/course/runs/lesson-runs.ts'
import { correctAnswer } from '../src/questions/judge.ts'
import { kindOf, type Question } from '../src/questions/kinds.ts'
import type { GivenAnswer } from '../src/questions/question.ts'
import type { RunHost } from '../src/runners/host.ts'
import { askApart } from '../src/tutor/ask-one.ts'
import { type ReadyQuestion, readyQuestion } from '../src/tutor/expected.ts'
import { PlayState } from '../src/tutor/play-state.ts'
import { reviewQuestion } from '../src/tutor/series.ts'
import type { Attempt } from '../src/tutor/verdict.ts'
import { AnsweringPrompter } from './answering.ts'
import { MemoryStorage } from './memory-storage.ts'
import { stageFor } from './reader.ts'
import { SeenPage, type Stretch } from './seen-page.ts'

/** A question that was asked apart from its lesson, its answer, and the screen from the one to the verdict on the other. */
export interface Answered {
  question: Question
  attempt: Attempt
  screen: Stretch
}

const heading = 'Question 1 of 9.'

/** Those that lead to texts of their own, the right one first. */
export function answersTo({ question, exact }: ReadyQuestion): GivenAnswer[] {
  const kind = kindOf(question)
  const right = correctAnswer(question, exact)
  const measure = { right, knobs: exact.knobs, undecided: [] }
  const said = new Set<unknown>()
  const all = [right]
  for (const given of kind.everyAnswer(question, exact)) {
    if (kind.isRight(question, given, measure)) continue
    const { feedback } = kind.whyWrong(question, given, right, exact)
    const unsaid = feedback.filter((one) => !said.has(one))
    if (unsaid.length === 0) continue
    for (const one of feedback) said.add(one)
    all.push(given)
  }
  return all
}

/** Runs that are run once, and shown as often as they are asked for. */
export class RunsOnce extends LessonRuns {
  readonly #ran = new Map<string, Promise<ShownRun>>()

  /** What was run before somebody's eyes, one after the other. */
  readonly watched: { id: string; knobs: KnobValues }[] = []

  override toWatch(...[id, knobs, options]: Parameters<LessonRuns['toWatch']>) {
    this.watched.push({ id, knobs })
    return super.toWatch(id, knobs, options)
  }

  override real(id: string, knobs: KnobValues, options?: RunOptions): Promise<ShownRun> {
    const key = `${id} ${JSON.stringify(knobs)}`
    const ran = this.#ran.get(key) ?? super.real(id, knobs, options)
    this.#ran.set(key, ran)
    return ran
  }
}

/** Every question of a lesson with each answer to it, where it is asked and as a review asks it, by who knows both languages. */
export async function eachAnswer(
  runs: LessonRuns,
  { host, loaded }: { host: RunHost; loaded: LoadedLesson },
): Promise<Answered[]> {
  const page = new SeenPage(loaded)
  let next: GivenAnswer = 0
  const prompter = new AnsweringPrompter(page, loaded, { runs, answering: () => next })
  const stage = await stageFor(host, { page, prompter, storage: new MemoryStorage(), loaded })
  await stage.journal.append({ kind: 'chose', setting: 'origin', value: 'both' })
  const state = new PlayState(loaded, null)
  const play = { host: stage, loaded, runs, state }
  const all: Answered[] = []
  for (const placed of questionsOf(loaded.lesson)) {
    const asked = toAsk({ loaded, runs, state }, placed)
    const ready = await readyQuestion(loaded, runs, asked.question, asked.knobs)
    for (const given of answersTo(ready)) {
      next = given
      prompter.expected = ready
      const attempt = await askApart(play, { ...asked, step: `run:${asked.question.id}` })
      page.key('Next: the next question (Enter), Python (p), in words (w), leave (q)')
      all.push({ question: asked.question, attempt, screen: page.stretches.at(-1)! })
    }
  }
  return all
}

function toAsk(
  { loaded, runs, state }: { loaded: LoadedLesson; runs: LessonRuns; state: PlayState },
  { question, stage }: PlacedQuestion,
) {
  if (stage === 'review') {
    const review = { question: question.id, missed: null, missedOn: null, rightOn: [], dueOn: null }
    const { asked } = reviewQuestion({ loaded, runs }, question, {
      ...review,
      count: 0,
      last: null,
    })
    return { ...asked, heading }
  }
  const knobs: KnobValues = stage === 'predict' ? state.defaults : state.turnedKnobs
  return { question, knobs, heading }
}
