import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { nextOf } from '../../src/journal/progress.ts'
import { progressOf } from '../../testing/entries.ts'

let second = 0
const at = () => `2026-01-01T00:00:${String(second++).padStart(2, '0')}Z`
const reached = (step: string, lesson = 'gather'): Entry => ({
  kind: 'reached',
  at: at(),
  lesson,
  step,
})
const ran = (step: string, variant: string, speed = 1): Entry => ({
  kind: 'ran',
  at: at(),
  lesson: 'gather',
  step,
  variant,
  knobs: {},
  seed: 1,
  speed,
  disturbed: null,
  trace: {},
})
const answered = (
  step: string,
  question: string,
  verdict: 'right' | 'wrong',
  lesson = 'gather',
): Entry => ({
  kind: 'answered',
  at: at(),
  lesson,
  step,
  question,
  knobs: {},
  given: 1,
  verdict,
  lure: null,
})
const lessonProgress = (entries: readonly Entry[], lesson: string) => progressOf(entries).of(lesson)
const reset = (lesson: string | null): Entry => ({ kind: 'reset', at: at(), lesson })

describe('the progress of a lesson', () => {
  it('is new without a line, begun with one, done at the recap', () => {
    const state = (...entries: Entry[]) => lessonProgress(entries, 'gather').state
    expect([state(), state(reached('idea')), state(reached('idea'), reached('recap'))]).toEqual([
      'new',
      'started',
      'done',
    ])
  })

  it('knows the step reached last, and the runs and answers of this pass', () => {
    const progress = lessonProgress(
      [
        reached('idea'),
        ran('run:together', 'together', 1),
        answered('predict:total', 'total', 'wrong'),
        reached('recap'),
        reached('idea'),
        ran('run:together', 'together', 4),
        ran('run:together', 'together', 5),
        answered('predict:total', 'total', 'right'),
        reached('after'),
      ],
      'gather',
    )
    expect(progress.step).toBe('after')
    expect(progress.state).toBe('done')
    expect(progress.runs.map(({ speed }) => speed)).toEqual([5])
    expect(progress.answers.map(({ verdict }) => verdict)).toEqual(['right'])
    expect(progress.firstAnswers.map(({ verdict }) => verdict)).toEqual(['wrong'])
    expect(progress.latestAnswers.map(({ verdict }) => verdict)).toEqual(['right'])
  })

  it('counts only from the last reset of it, or of all', () => {
    const before = [reached('idea'), reached('recap')]
    expect(lessonProgress([...before, reset('gather')], 'gather').state).toBe('new')
    expect(lessonProgress([...before, reset(null)], 'gather').state).toBe('new')
    expect(lessonProgress([...before, reset('fetch')], 'gather').state).toBe('done')
    expect(lessonProgress([...before, reset(null), reached('idea')], 'gather').state).toBe(
      'started',
    )
  })

  it('does not mix lessons', () => {
    expect(lessonProgress([reached('idea', 'fetch')], 'gather').state).toBe('new')
    expect(progressOf([reached('idea', 'fetch'), reached('idea')]).lessons).toEqual([
      'fetch',
      'gather',
    ])
    expect(progressOf([reached('idea', 'fetch'), reset(null), reached('idea')]).lessons).toEqual([
      'gather',
    ])
  })
})

describe('the surprise quiz', () => {
  const surprise = (verdict: 'right' | 'wrong', lesson = 'gather'): Entry =>
    answered('surprise:total', 'total', verdict, lesson)
  const state = (...entries: Entry[]) => lessonProgress(entries, 'gather').state

  it('makes a lesson known or queued, by the latest answer', () => {
    expect(state(surprise('right'))).toBe('known')
    expect(state(surprise('wrong'))).toBe('queued')
    expect(state(surprise('wrong'), surprise('right'))).toBe('known')
    expect(state(reached('idea'), surprise('right'))).toBe('known')
  })

  it('counts until the lesson is begun; what is done stays done', () => {
    expect(state(surprise('right'), reached('idea'))).toBe('started')
    expect(state(surprise('right'), answered('alone:one', 'one', 'wrong'))).toBe('known')
    expect(state(reached('recap'), surprise('wrong'))).toBe('done')
    expect(state(surprise('right'), reset(null))).toBe('new')
  })

  const course = ['event-loop', 'gather', 'fetch', 'errors'].map((id) => ({ id }))
  const next = (...entries: Entry[]) => nextOf(progressOf(entries), course)?.id

  it('passes over what is known, and puts first what was missed', () => {
    expect(next(surprise('right', 'event-loop'))).toBe('gather')
    expect(next(surprise('right', 'event-loop'), surprise('wrong', 'errors'))).toBe('errors')
  })

  it('keeps what was missed first until it is done, though it was begun', () => {
    const missed = [surprise('wrong', 'errors'), reached('idea', 'errors')]
    expect(next(...missed)).toBe('errors')
    expect(next(...missed, reached('recap', 'errors'))).toBe('event-loop')
  })

  it('leaves what is known for the end, and then begins anew', () => {
    const allDone = course.map(({ id }) => reached('recap', id))
    expect(next(...allDone.slice(0, 3), surprise('right', 'errors'))).toBe('errors')
    expect(next(...allDone)).toBe('event-loop')
  })
})

it('takes the latest value of each setting; a reset leaves them', () => {
  const chose = (setting: string, value: string): Entry => ({
    kind: 'chose',
    at: at(),
    setting,
    value,
  })
  expect(
    progressOf([chose('linear', 'on'), chose('motion', 'off'), chose('linear', 'off'), reset(null)])
      .settings,
  ).toEqual({
    linear: 'off',
    motion: 'off',
  })
})

it('of a million answers to one question keeps two numbers each', () => {
  const [one, other] = [answered('quiz:one', 'one', 'right'), answered('quiz:one', 'one', 'wrong')]
  const kept = (count: number) => {
    const progress = progressOf([])
    for (let index = 0; index < count; index++) progress.add(index % 2 === 0 ? one : other)
    const { answers, firstAnswers, latestAnswers, log } = progress.of('gather')
    return [answers, firstAnswers, latestAnswers, log.kinds].map(({ length }) => length)
  }
  expect(kept(1000)).toEqual([1, 1, 1, 1])
})
