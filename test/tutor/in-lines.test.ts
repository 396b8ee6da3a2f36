import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { testSystem } from '../../testing/system.ts'
import type { Typing } from '../../testing/learner.ts'
import { guessing } from '../../testing/learners.ts'
import { at, guessedThrough, journal, origin, played } from './guessed.ts'

guessedThrough('few')

it('a lesson that is done begins anew, and one that was left goes on', async () => {
  const storage = journal(origin)
  await played('gather', storage)
  const again = await played('gather', storage)
  expect(again.text).toContain('Prediction 1 of 3')
  const leaving: Typing = (said, prompt) =>
    prompt.startsWith('Seconds:') ? 'q' : guessing(said, prompt)
  await played('gather', storage, leaving)
  const on = await played('gather', storage)
  expect(on.text).not.toContain('Next: Enter for the code')
  expect(on.state).toBe('done')
}, 60_000)

it.each([
  ['javascript', ['card.mjs'], ['Node']],
  ['python', ['card.py'], ['Python']],
  ['both', ['card.mjs', 'card.py'], ['Node', 'Python']],
])(
  'who comes from %s has %j to copy after the recap',
  async (value, cards, names) => {
    const { text } = await played('gather', journal({ ...origin, value }))
    const after = text.slice(text.indexOf('To keep:'))
    const shown = [
      ...after.matchAll(/^To copy: (\w+) alone[^\n]*\n\n([\s\S]*?)\n\n(?=To copy|Lesson)/gm),
    ]
    expect(shown.map(([, name]) => name)).toEqual(names)
    expect(shown.map(([, , code]) => `${code}\n`)).toEqual(
      cards.map((card) =>
        readFileSync(new URL(`../../lessons/03-gather/${card}`, import.meta.url), 'utf8'),
      ),
    )
  },
  60_000,
)

describe('a journal of another time', () => {
  const reached = (step: string): Entry => ({ kind: 'reached', at, lesson: 'gather', step })
  const knobs = { a: 1000, b: 2000, c: 500 }
  const answered = (more: Partial<Entry & { kind: 'answered' }>): Entry => ({
    kind: 'answered',
    at,
    lesson: 'gather',
    step: 'predict:one-by-one-total',
    question: 'one-by-one-total',
    knobs,
    given: 3500,
    verdict: 'right',
    lure: null,
    ...more,
  })
  const ran = (more: object): Entry => ({
    kind: 'ran',
    at,
    lesson: 'gather',
    step: 'run:one-by-one',
    variant: 'one-by-one',
    knobs,
    seed: 1,
    speed: 1,
    disturbed: null,
    trace: {},
    ...more,
  })

  it.each<[string, Entry[]]>([
    ['a step that is gone', [reached('idea'), reached('predict:no-more')]],
    [
      'a question that is gone',
      [reached('idea'), answered({ step: 'predict:gone', question: 'gone' })],
    ],
    [
      'an answer of another kind',
      [reached('idea'), reached('predict:one-by-one-total'), answered({ given: ['A'] })],
    ],
    [
      'an answer at the place of another',
      [reached('idea'), answered({ step: 'quiz:order-of-values' })],
    ],
    [
      'options that are gone',
      [
        reached('idea'),
        answered({
          step: 'quiz:one-await-too-many',
          question: 'one-await-too-many',
          given: ['gone'],
        }),
      ],
    ],
    [
      'an order that is none',
      [
        reached('idea'),
        answered({
          step: 'quiz:order-of-values',
          question: 'order-of-values',
          given: ['A', 'A', 'B'],
        }),
      ],
    ],
    [
      'an order that lacks one',
      [
        reached('idea'),
        answered({ step: 'quiz:order-of-values', question: 'order-of-values', given: ['A', 'B'] }),
      ],
    ],
    [
      'two choices of one',
      [
        reached('idea'),
        answered({
          step: 'quiz:one-await-too-many',
          question: 'one-await-too-many',
          given: ['inner-await', 'outer-await'],
        }),
      ],
    ],
    [
      'knobs that are gone',
      [reached('idea'), reached('predict:one-by-one-total'), answered({ knobs: { z: 1 } })],
    ],
    ['a run that is none', [reached('idea'), ran({}), reached('after')]],
    [
      'a run of a variant that is gone',
      [reached('idea'), ran({ variant: 'gone', step: 'run:gone' }), reached('quiz:computing')],
    ],
    [
      'a run with knobs that are gone',
      [reached('idea'), ran({ knobs: { z: 1 } }), reached('recap')],
    ],
  ])('with %s is played to its end all the same', async (_what, entries) => {
    const { code, state, errors } = await played('gather', journal(origin, ...entries))
    expect([code, state]).toEqual([0, 'done'])
    expect(errors).not.toContain('learn-async:')
  })

  it('is still told of in progress', async () => {
    const storage = journal(
      origin,
      answered({ knobs: { z: 1 }, verdict: 'wrong', given: 7000 }),
      answered({ given: ['A'], verdict: 'wrong' }),
    )
    const machine = testSystem({ terminal: false, runHost: expectedHost, storage })
    const { main } = await import('../../src/main.ts')
    expect(await main(['progress'], machine.system)).toBe(0)
    expect(machine.screen.bytes).toMatch(/missed on 1 Jan: .*You said 7\.00 s; it was \d/)
  })
})
