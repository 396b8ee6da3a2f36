import { describe, expect, it } from 'vitest'
import type { Unstamped } from '../../src/journal/entry.ts'
import { judgeAnswer, takeAnswer } from '../../src/tutor/ask-one.ts'
import { putQuestion } from '../../src/tutor/put-question.ts'
import { readyQuestion } from '../../src/tutor/expected.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { verdictLines } from '../../src/tutor/verdict.ts'
import { textOf } from '../../src/picture/line.ts'
import type { Question } from '../../src/questions/kinds.ts'
import type { GivenAnswer } from '../../src/questions/question.ts'
import { goodLesson } from '../../testing/courses.ts'
import { runHost } from '../../testing/host.ts'

const loaded = await goodLesson()
const runs = new LessonRuns(runHost, loaded)
const knobs = { a: 100, b: 300 }
const question = loaded.lesson.predictions.find(({ id }) => id === 'longest')!
const ready = await readyQuestion(loaded, runs, question, knobs)
const expected = await runs.expected('together', knobs)

/** The run as it would be shown if it had ended so late, and had not been called disturbed. */
const endingAt = (atMs: number, disturbed: string | null = null): ShownRun => ({
  id: 'together',
  knobs,
  speed: 1,
  seed: 1,
  rest: 'ran',
  disturbed,
  trace: { ...expected, ending: { kind: 'returned', atMs, value: null } },
})

/** What is said to the right answer, and by which total. */
function said(shown: ShownRun): { total: number | undefined; confirmed: boolean; text: string } {
  const attempt = judgeAnswer(loaded, runs, ready, 300, [shown])
  expect(attempt.judgement.verdict).toBe('right')
  const view = { width: () => 200, linear: true, ascii: true }
  return {
    total: attempt.views.get('together')?.totalMs,
    confirmed: attempt.confirmed,
    text: verdictLines(view, loaded, attempt).map(textOf).join(' '),
  }
}

describe('what is said to an answer', () => {
  it('speaks of the run that was shown', () => {
    expect(said(endingAt(310))).toMatchObject({ total: 310, confirmed: true })
  })

  it('speaks of the exact run where the one shown would have another answer right, and says so', () => {
    const { total, confirmed, text } = said(endingAt(335))
    expect([total, confirmed]).toEqual([300, false])
    expect(text).toContain('The machine got in the way of the run shown.')
  })

  it('speaks of the exact run where the one shown was disturbed', () => {
    expect(said(endingAt(900, 'it was late'))).toMatchObject({ total: 300, confirmed: true })
  })
})

describe('an answer', () => {
  const kept: Unstamped[] = []
  const host = { journal: { append: async (entry: Unstamped) => void kept.push(entry) } }
  const play = { host, loaded, runs } as unknown as Parameters<typeof takeAnswer>[0]
  const taken = async (given: number | null, atMs: number) => {
    kept.length = 0
    const keptWhenShown: number[] = []
    const show = async () => {
      keptWhenShown.push(kept.length)
      return { shown: [endingAt(atMs)], lines: [], besideTable: [] }
    }
    const { attempt } = await takeAnswer(play, { ready, step: 'predict:longest', given, show })
    expect(keptWhenShown).toEqual([1])
    return { attempt, entry: kept[0] }
  }

  it('is judged and kept before what decides it is shown, and told of by what was shown', async () => {
    const { attempt, entry } = await taken(400, 310)
    expect(entry).toEqual({
      kind: 'answered',
      lesson: 'good',
      step: 'predict:longest',
      question: 'longest',
      knobs,
      given: 400,
      verdict: 'wrong',
      lure: '0',
    })
    expect([attempt.judgement.verdict, attempt.views.get('together')?.totalMs]).toEqual([
      'wrong',
      310,
    ])
  })

  it('that passes is kept as such, without a wrong idea', async () => {
    const { attempt, entry } = await taken(null, 310)
    expect(entry).toMatchObject({ given: null, verdict: 'passed', lure: null })
    expect(attempt.given).toBeNull()
  })
})

it('a question names the knobs that are not as usual, unless its text does', async () => {
  const turned = { a: 100, b: 350 }
  const put = async (text: string, namedKnobs: 'turned' | 'all' = 'turned'): Promise<string> => {
    const asked = await readyQuestion(loaded, runs, { ...question, text }, turned)
    return putQuestion(loaded, asked, { namedKnobs }).presented.text
  }
  expect(await put('How long?')).toBe('Here b is 350 ms. How long?')
  expect(await put('B takes 0.35 s. How long?')).toBe('B takes 0.35 s. How long?')
  expect(await put('A 100 ms, b 350 ms: how long?', 'all')).toBe('A 100 ms, b 350 ms: how long?')
  expect(await put('b 350 ms: how long?', 'all')).toBe(
    'Here a is 100 ms, b 350 ms. b 350 ms: how long?',
  )
  // The beginning of another number is not that number.
  expect(await put('A 100 ms, b 3500 ms: how long?')).toBe(
    'Here b is 350 ms. A 100 ms, b 3500 ms: how long?',
  )
})

it('a knob may have a value of any signs', async () => {
  const knobs = { c: { kind: 'choice', label: 'c', default: 'x', values: ['x', '(*'] } } as const
  const odd = {
    ...loaded,
    lesson: { ...loaded.lesson, knobs: { ...loaded.lesson.knobs, ...knobs } },
  }
  const asked = await readyQuestion(loaded, runs, question, { a: 100, b: 200 })
  const put = (text: string): string =>
    putQuestion(
      odd,
      { ...asked, question: { ...question, text }, knobs: { ...asked.knobs, c: '(*' } },
      {
        namedKnobs: 'turned',
      },
    ).presented.text
  expect(put('How long?')).toContain('c (*. How long?')
  expect(put('B 200 ms, c (*: how long?')).toBe('B 200 ms, c (*: how long?')
})

describe('the verdict line says what is right', () => {
  const page = (linear: boolean) => ({ width: () => 76, linear, ascii: false })
  const told = (given: GivenAnswer | null, of = ready, linear = false): string =>
    verdictLines(page(linear), loaded, judgeAnswer(loaded, runs, of, given))
      .map(textOf)
      .join('\n')

  it('of a number: its own figure, and beside it what was taken for it', () => {
    expect(told(300)).toMatch(/^Right: 300 ms\. /)
    expect(told(290)).toMatch(/^Right: 300 ms \(you said 290 ms\)\. /)
    expect(told(400)).toMatch(/^Wrong: you said 400 ms; it was 300 ms\. /)
    expect(told(null)).toMatch(/^Passed: it was 300 ms\. /)
  })

  it('of an order: beside a table, and in plain lines with what has to move', async () => {
    const finish = loaded.lesson.predictions.find(({ id }) => id === 'finish')!
    const order = await readyQuestion(loaded, runs, finish, knobs)
    expect(told(['A', 'B'], order)).toMatch(/^Right: A, B\. /)
    expect(told(['B', 'A'], order)).toMatch(/^you said +it ran\n[\s\S]*\nWrong: it was A, B\. /)
    expect(told(['B', 'A'], order, true)).toMatch(
      /^Wrong: you said B, A; it was A, B\. One has to move/,
    )
  })

  it('of several long ones: by their numbers, which are those of the list as it was put; why as far as four rows go', async () => {
    const question: Question = {
      kind: 'several-of',
      id: 'which',
      of: 'together',
      text: 'Which?',
      right: 'So it is.',
      options: ['one', 'two', 'three'].map((id) => ({
        id,
        text: `${id}, in words that leave no room for the others`,
        chosen: 'no',
        leftOut: 'yes, and '.repeat(9),
      })),
      answer: () => ['one', 'three'],
    }
    const asked = await readyQuestion(loaded, runs, question, knobs)
    const attempt = judgeAnswer(loaded, runs, asked, ['two'])
    for (const round of [0, 1, 2]) {
      const { options } = putQuestion(loaded, asked, { round }).presented
      const number = (id: string) => options.find((option) => option.id === id)!.number
      const right = [number('one'), number('three')].sort((a, b) => a - b).join(' and ')
      const told = verdictLines(page(false), loaded, { ...attempt, round }).map(textOf)
      expect(told.length).toBeLessThan(5)
      expect(told.join(' ')).toContain(
        `Wrong: you said option ${number('two')}; it was options ${right}. no yes, and yes, and`,
      )
    }
  })

  it('of a choice: by the words of the option; of a wrong one, which stands above, cut where they are long', async () => {
    const long = 'a text that is far too long to be said once more beside its question'
    const question: Question = {
      kind: 'one-of',
      id: 'which',
      of: 'together',
      text: 'Which?',
      right: 'So it is.',
      options: [
        { id: 'short', text: 'this one', feedback: 'no' },
        { id: 'long', text: long, feedback: 'no' },
      ],
      answer: () => 'long',
    }
    const asked = await readyQuestion(loaded, runs, question, knobs)
    expect(told(['short'], asked).replaceAll('\n', ' ')).toBe(
      `Wrong: you said "this one"; it was "${long}". no`,
    )
    const isLong = { ...asked, question: { ...question, answer: () => 'short' } }
    expect(told(['long'], isLong).replaceAll('\n', ' ')).toContain(
      `you said "${long.slice(0, 39)}…"; it was "this one".`,
    )
  })
})
