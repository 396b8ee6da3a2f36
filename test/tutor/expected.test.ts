import { describe, expect, it } from 'vitest'
import { judgeAnswer } from '../../src/tutor/ask-one.ts'
import { asExpected, heldToQuestions, readyQuestion } from '../../src/tutor/expected.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { pictureOf } from '../../src/tutor/pictures.ts'
import { runView } from '../../src/tutor/texts.ts'
import { goodLesson } from '../../testing/courses.ts'
import { runHost } from '../../testing/host.ts'

const loaded = await goodLesson()
const runs = new LessonRuns(runHost, loaded)
const knobs = { a: 100, b: 300 }
const expected = await runs.expected('together', knobs)

const endingAt = (atMs: number): ShownRun => ({
  id: 'together',
  knobs,
  speed: 1,
  seed: 1,
  rest: 'ran',
  disturbed: null,
  trace: { ...expected, clock: 'real', ending: { kind: 'returned', atMs, value: null } },
})

describe('what a screen shows as measured', () => {
  it('is a run by which a right answer is right', async () => {
    const run = endingAt(325)
    expect(await heldToQuestions(loaded, runs, run, knobs)).toBe(run)
    expect(await asExpected(loaded, runs, run, knobs)).toBe(run)
  })

  it('is never a run whose figure would be called wrong: in its place stands the expected run', async () => {
    const late = await heldToQuestions(loaded, runs, endingAt(340), knobs)
    expect(late.disturbed).toBe('it is further off than an answer may be')
    const shown = await asExpected(loaded, runs, late, knobs)
    expect([shown.rest, shown.disturbed, shown.trace.ending.atMs]).toEqual(['expected', null, 300])
    expect(pictureOf(loaded, runs, shown).notes).toEqual(['its expected run, on the virtual clock'])
    const question = loaded.lesson.predictions.find(({ id }) => id === 'longest')!
    const ready = await readyQuestion(loaded, runs, question, knobs)
    const { totalMs } = runView(shown.trace, null)
    expect(judgeAnswer(loaded, runs, ready, totalMs, [shown])).toMatchObject({
      confirmed: true,
      judgement: { verdict: 'right' },
    })
  })

  it('of what the learner ended is the expected run already', async () => {
    const ended: ShownRun = { ...endingAt(340), rest: 'computed' }
    expect(await heldToQuestions(loaded, runs, ended, knobs)).toBe(ended)
  })
})

it('tells the waits of a lane by kind, whatever slivers a real run has between them', () => {
  const { lane, ...view } = runView(expected, null)
  expect(lane('B').endMs).toBe(300)
  expect(view.waits('B', 'timer')).toEqual([{ for: 'timer', fromMs: 0, toMs: 300 }])
  expect([view.waits('B', 'item'), view.waits().length]).toEqual([[], 2])
})
