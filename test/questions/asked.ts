import type { KnobValues } from '../../src/course/kit/knob.ts'
import type { OneOfQuestion, SeveralOfQuestion } from '../../src/questions/choice.ts'
import type { LineQuestion } from '../../src/questions/line.ts'
import type { NumberQuestion } from '../../src/questions/number.ts'
import type { OrderQuestion } from '../../src/questions/order.ts'
import type { Ran, RunView } from '../../src/course/kit/told.ts'

/** Runs as a question sees them, with the one total that the tests need. */
export function ranWith(
  totalMs: number,
  knobs: KnobValues = {},
  lanes: { name: string; endMs: number }[] = [],
): Ran<KnobValues> {
  const view = { totalMs, facts: { lanes } } as unknown as RunView
  return {
    knobs,
    run: () => view,
    line: () => 1,
    s: (ms) => `${ms / 1000} s`,
    ms: (ms) => `${ms} ms`,
    time: (ms) => `${ms}`,
  }
}

export const numberQuestion: NumberQuestion = {
  kind: 'number',
  id: 'total',
  of: 'together',
  unit: 's',
  text: 'Done after how many seconds?',
  answer: ({ run }) => run().totalMs,
  right: ({ run, s }) => `It took ${s(run().totalMs)}.`,
  distractors: [
    { value: 3500, feedback: 'the sum' },
    { value: [1100, 1200], feedback: 'the mean' },
  ],
  otherwise: ({ given, s }) => `${s(given as number)} is none of these`,
}

export const orderQuestion: OrderQuestion = {
  kind: 'order',
  id: 'order',
  of: 'together',
  text: 'In which order?',
  items: ['A', 'B', 'C'],
  answer: () => ['C', 'A', 'B'],
  right: 'the shorter the sooner',
  distractors: [
    { order: ['A', 'B', 'C'], feedback: 'as they were started' },
    { pair: ['C', 'A'], feedback: 'C before A' },
    { pair: ['A', 'B'], feedback: 'A before B' },
  ],
  otherwise: 'another order',
}

export const oneOfQuestion: OneOfQuestion = {
  kind: 'one-of',
  id: 'one',
  of: 'together',
  text: 'Which?',
  options: [
    { id: 'yes', text: 'yes' },
    { id: 'no', text: 'no', feedback: 'it would be no if it were not' },
  ],
  answer: () => 'yes',
  right: 'so it is',
}

export const severalQuestion: SeveralOfQuestion = {
  kind: 'several-of',
  id: 'several',
  of: 'together',
  text: 'Which of these?',
  options: [
    { id: 'a', text: 'a', leftOut: 'a too' },
    { id: 'b', text: 'b', chosen: 'b is not one' },
    { id: 'c', text: 'c', leftOut: 'c too' },
  ],
  answer: () => ['a', 'c'],
  right: 'both',
}

export const lineQuestion: LineQuestion = {
  kind: 'line',
  id: 'line',
  of: 'together',
  text: 'Which line holds?',
  options: [
    { id: 'first', at: 'line 1' },
    { id: 'second', at: 'line 2', feedback: 'it comes later' },
  ],
  answer: () => 'first',
  right: 'that one',
}
