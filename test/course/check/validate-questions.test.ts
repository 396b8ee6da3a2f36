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
    ['lesson.js: 2 predictions, not three'],
  ],
  [
    'five quiz questions',
    { quiz: [...good.quiz, { ...quicker, id: 'fifth' }] },
    ['lesson.js: 5 quiz questions, not four'],
  ],
  [
    'no question to the turned knob',
    { turn: { ...good.turn, questions: [] } },
    ['lesson.js: turn.questions is empty: a turned knob is predicted first'],
  ],
  [
    'a question twice',
    withQuiz({ ...quicker, id: 'sum' }),
    ['lesson.js: two questions have the id "sum"'],
  ],
  [
    'an aside with the id of a variant',
    { asides: [...good.asides, { ...good.asides[0]!, id: 'together' }] },
    ['lesson.js: two variants or asides have the id "together"'],
  ],
  [
    'an unknown run',
    withQuiz({ ...quicker, of: ['together', 'race'] }),
    ['lesson.js: quiz quicker: there is no variant or aside "race"'],
  ],
  [
    'no run',
    withQuiz({ ...quicker, of: [] }),
    ['lesson.js: quiz quicker: "of" names no variant and no aside'],
  ],
  [
    'a prediction of an aside',
    { predictions: [{ ...sum, of: 'only-a' }, ...good.predictions.slice(1)] },
    [
      'lesson.js: prediction sum: a prediction must be of a variant: it is asked directly before it',
    ],
  ],
  [
    'a surprise that is no question of quiz or reserve',
    { surprise: 'sum' },
    ['lesson.js: surprise: no question of quiz or reserve is "sum"'],
  ],
  [
    'a surprise that a variant decides too',
    { surprise: 'quicker', ...withQuiz({ ...quicker, of: ['only-a', 'together'] }) },
    ['lesson.js: surprise: "quicker" must be decided by asides alone, not by "together"'],
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
    reserve: good.reserve.map(turned),
  }
}

describe('an answer', () => {
  const [optionOne, optionTwo] = quicker.options
  const said = 'No.'

  test.each<[string, Parts, string]>([
    [
      'with one option',
      withQuiz({ ...quicker, options: [optionOne!] }),
      'quiz quicker: 1 option, not two or more',
    ],
    [
      'with an option twice',
      withQuiz({ ...quicker, options: [optionOne!, { ...optionTwo!, id: 'one-by-one' }] }),
      'quiz quicker: two options have the id "one-by-one"',
    ],
    [
      'with six options',
      withQuiz({
        ...quicker,
        options: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, text: id, said })),
      }),
      'quiz quicker: 6 options, more than 5',
    ],
    [
      'with two options that say nothing',
      withQuiz({ ...quicker, options: ['a', 'b'].map((id) => ({ id, text: id })) }),
      'quiz quicker: several options say nothing to who is wrong: a, b',
    ],
    [
      'of several with an option that says nothing',
      {
        reserve: [
          {
            ...atOnce,
            options: [
              { id: 'a', text: 'a', chosen: said },
              { id: 'b', text: 'b' },
            ],
          },
        ],
      },
      'reserve at-once: option b says nothing to who judges it wrongly',
    ],
    [
      'with one item',
      withQuiz(quicker, { ...inTurn, items: ['A'], lures: [] }),
      'quiz in-turn: 1 item, not two or more',
    ],
    [
      'with an item twice',
      withQuiz(quicker, { ...inTurn, items: ['A', 'B', 'A'] }),
      'quiz in-turn: the item "A" stands there twice',
    ],
    [
      'whose lure names an unknown pair',
      withQuiz(quicker, { ...inTurn, lures: [{ pair: ['A', 'D'], said }] }),
      'quiz in-turn: a lure names "D", which is no item',
    ],
    [
      'whose lure leaves an item out',
      withQuiz(quicker, { ...inTurn, lures: [{ order: ['B'], said }] }),
      'quiz in-turn: a lure leaves an item out: B',
    ],
    [
      'whose lure names an item twice',
      withQuiz(quicker, { ...inTurn, lures: [{ order: ['B', 'B'], said }] }),
      'quiz in-turn: a lure names an item twice: B, B',
    ],
    [
      'whose lure is the wrong way round',
      {
        predictions: [{ ...sum, lures: [{ value: [2, 1], said }] }, ...good.predictions.slice(1)],
      },
      'prediction sum: the lure 2 to 1 is the wrong way round',
    ],
    [
      'on a line that is not there',
      withLineQuestion({ ...start, options: [start.options[0]!, { id: 'x', at: 'race', said }] }),
      'quiz start: option x: no line shown contains "race"',
    ],
    [
      'on a line that is there twice',
      withLineQuestion({ ...start, options: [start.options[0]!, { id: 'x', at: 'wait', said }] }),
      'quiz start: option x: "wait" stands on several lines: 1, 2',
    ],
    [
      'on one line twice',
      withLineQuestion({ ...start, options: [start.options[0]!, { id: 'x', at: 'const', said }] }),
      'quiz start: two options are on line 1',
    ],
  ])('%s is named', async (_, parts, fault) => {
    expect(await faultsWith(parts)).toEqual([`lesson.js: ${fault}`])
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
    expect(await faultsWith({ variants, predictions })).toEqual([
      'lesson.js: prediction sum: a time that a process decides needs a bound: it has no virtual twin',
    ])
  })

  function withLineQuestion(question: typeof start & object): Parts {
    return { quiz: [...good.quiz.slice(0, 3), question] }
  }
})
