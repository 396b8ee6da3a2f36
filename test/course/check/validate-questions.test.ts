import { describe, expect, test } from 'vitest'
import {
  atOnce,
  faultsWith,
  good,
  inTurn,
  type Parts,
  quicker,
  start,
  sum,
  withQuiz,
} from '../../../testing/good-lesson.ts'

test.each<[string, Parts, string[]]>([
  [
    'one variant',
    { variants: good.variants.slice(1), ...onlyTogether() },
    ['lesson.js: 1 variant, not two or more'],
  ],
  [
    'two predictions',
    { predictions: good.predictions.slice(1) },
    ['questions.md: "# predict" has 2 questions, not three or four'],
  ],
  [
    'five predictions',
    { predictions: [...good.predictions, { ...sum, id: 'fourth' }, { ...sum, id: 'fifth' }] },
    ['questions.md: "# predict" has 5 questions, not three or four'],
  ],
  [
    'five quiz questions',
    { quiz: [...good.quiz, { ...quicker, id: 'fifth' }] },
    ['questions.md: "# quiz" has 5 questions, not four'],
  ],
  [
    'no question to the turned knob',
    { modify: { ...good.modify, questions: [] } },
    ['questions.md: "# modify" has no question: a turned knob is predicted first'],
  ],
  [
    'a snippet with the id of a variant',
    { snippets: [...good.snippets, { ...good.snippets[0]!, id: 'together' }] },
    ['lesson.js: two variants or snippets have the id "together"'],
  ],
  [
    'an unknown run',
    withQuiz({ ...quicker, of: ['together', 'race'] }),
    ['questions.md:49:1: "quicker": there is no variant or snippet "race"'],
  ],
  [
    'a prediction of a snippet',
    { predictions: [{ ...sum, of: 'only-a' }, ...good.predictions.slice(1)] },
    ['questions.md:3:1: "sum": a prediction must be of a variant: it is asked directly before it'],
  ],
  [
    'a surprise that is no question of quiz or reserve',
    { surprise: 'sum' },
    ['lesson.js: surprise: no question of quiz or review is "sum"'],
  ],
  [
    'a surprise that a variant decides too',
    { surprise: 'quicker', ...withQuiz({ ...quicker, of: ['only-a', 'together'] }) },
    ['lesson.js: surprise: "quicker" must be decided by snippets alone, not by "together"'],
  ],
  [
    'a surprise whose code is hidden',
    { surprise: 'start', quiz: [...good.quiz.slice(0, 3), { ...start, withCode: false }] },
    ['lesson.js: surprise: "start" must show its code'],
  ],
])('a lesson with %s is named', async (_, parts, faults) => {
  expect(await faultsWith(parts)).toEqual(faults)
})

/** The good lesson's questions, those of `one-by-one` turned to `together`. */
function onlyTogether(): Parts {
  const turned = <Asked extends { of: unknown }>(question: Asked): Asked => ({
    ...question,
    of: 'together',
  })
  return {
    predictions: good.predictions.map(turned),
    quiz: [turned(quicker), turned(inTurn), good.quiz[2]!, start],
    review: good.review.map(turned),
  }
}

describe('an answer', () => {
  const [optionOne] = quicker.options
  const feedback = 'No.'

  test.each<[string, Parts, string]>([
    [
      'with one option',
      withQuiz({ ...quicker, options: [optionOne!] }),
      'questions.md:49:1: "quicker": 1 option, not two or more',
    ],
    [
      'with six options',
      withQuiz({
        ...quicker,
        options: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, text: id, feedback })),
      }),
      'questions.md:49:1: "quicker": 6 options, more than 5',
    ],
    [
      'with two options that say nothing',
      withQuiz({ ...quicker, options: ['a', 'b'].map((id) => ({ id, text: id })) }),
      'questions.md:49:1: "quicker": several options say nothing to who is wrong: a, b',
    ],
    [
      'of several with an option that says nothing',
      {
        review: [
          {
            ...atOnce,
            options: [
              { id: 'a', text: 'a', chosen: feedback },
              { id: 'b', text: 'b' },
            ],
          },
        ],
      },
      'questions.md:95:1: "at-once": option b says nothing to who judges it wrongly',
    ],
    [
      'with one item',
      withQuiz(quicker, { ...inTurn, items: ['A'], distractors: [] }),
      'questions.md:61:1: "in-turn": 1 item, not two or more',
    ],
    [
      'on a line that is not there',
      withLineQuestion({
        ...start,
        options: [start.options[0]!, { id: 'x', at: 'race', feedback }],
      }),
      'questions.md:81:1: "start": option x: no line shown contains "race"',
    ],
    [
      'on a line that is there twice',
      withLineQuestion({
        ...start,
        options: [start.options[0]!, { id: 'x', at: 'wait', feedback }],
      }),
      'questions.md:81:1: "start": option x: "wait" stands on several lines: 1, 2',
    ],
    [
      'on one line twice',
      withLineQuestion({
        ...start,
        options: [start.options[0]!, { id: 'x', at: 'const', feedback }],
      }),
      'questions.md:81:1: "start": two options are on line 1',
    ],
  ])('%s is named', async (_, parts, fault) => {
    expect(await faultsWith(parts)).toEqual([fault])
  })

  test('that is a time decided by a process needs a bound', async () => {
    const { bound: _bound, ...unbound } = sum
    const variants = good.variants.map(({ id, title }) => ({
      kind: 'process' as const,
      id,
      title,
      file: 'demo.js',
      bound: null,
    }))
    const predictions = [unbound, ...good.predictions.slice(1)]
    expect(await faultsWith({ variants, predictions })).toContain(
      'questions.md:3:1: "sum": a time that a process decides needs a bound in lesson.ts: it has no expected run',
    )
  })

  function withLineQuestion(question: typeof start & object): Parts {
    return { quiz: [...good.quiz.slice(0, 3), question] }
  }
})
