import { programOf, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { correctAnswer } from '../questions/judge.ts'
import { expectedViews } from './asking.ts'
import type { Play } from './scene.ts'
import { type AnyQuestion, ran } from './telling.ts'

/**
 * What the learner said, before it ran, of when this variant would be done: lab
 * milliseconds. An answer about anything else has no place on its picture.
 */
export async function saidOf(play: Play, variant: string, knobs: KnobValues): Promise<number[]> {
  const { loaded, state } = play
  const { predictions, modify } = loaded.lesson
  if (programOf(loaded, variant).kind !== 'lab') return []
  const asked = [
    ...predictions.map((question) => ({ question, step: 'predict', on: state.defaults })),
    ...modify.questions.map((question) => ({ question, step: 'turn', on: state.turnedKnobs })),
  ]
  const said: number[] = []
  for (const { question, step, on } of asked) {
    const given = state.answers.get(`${step}:${question.id}`)?.given
    const isOfThisRun = JSON.stringify(on) === JSON.stringify(knobs)
    if (typeof given !== 'number' || !isOfThisRun) continue
    if (await asksForTotal(play, question, variant, knobs)) said.push(given)
  }
  return said
}

async function asksForTotal(
  { loaded, runs }: Play,
  question: AnyQuestion,
  variant: string,
  knobs: KnobValues,
): Promise<boolean> {
  const [first, ...others] = runsOf(question)
  if (question.kind !== 'number' || question.unit === 'count') return false
  if (first !== variant || others.length > 0) return false
  const views = await expectedViews(runs, question, knobs)
  const right = correctAnswer(question, ran(loaded, question, knobs, views)) as number
  return Math.abs(right - views.get(variant)!.totalMs) < 1
}
