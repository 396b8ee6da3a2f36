import { describe, expect, it } from 'vitest'
import { houseLessons } from '../../proof/fuzz/course.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { formatEntry } from '../../src/journal/entry.ts'
import { entriesIn, progressOf } from '../../testing/entries.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { testSystem } from '../../testing/system.ts'
import { playByLines, type Typing } from '../../testing/learner.ts'
import { guessing } from '../../testing/learners.ts'

const lessons = (await houseLessons()).map(({ id }) => id)
const at = '2026-01-01T12:00:00.000Z'
const origin: Entry = { kind: 'chose', at, setting: 'origin', value: 'both' }
const journal = (...entries: Entry[]): MemoryStorage =>
  new MemoryStorage().put(entries.map((entry) => `\n${formatEntry(entry)}\n`).join(''))

async function played(lesson: string, storage: MemoryStorage, typing: Typing = guessing) {
  const { exitCode, said, noted } = await playByLines(['learn', lesson], typing, {
    runHost: expectedHost,
    storage,
  })
  const { entries } = entriesIn(storage.files.get('journal.jsonl')!)
  return {
    code: exitCode,
    entries,
    text: said,
    errors: noted,
    state: progressOf(entries).of(lesson).state,
  }
}

describe('in plain lines', () => {
  it.each(lessons)(
    '%s is guessed through to its end, and each guess is told of',
    async (lesson) => {
      const { code, state, text, errors } = await played(lesson, journal(origin))
      expect([code, state]).toEqual([0, 'done'])
      expect(text).toMatch(/Wrong: you said/)
      expect(text).toMatch(/Once more, 1 of \d+\.[\s\S]*To keep:[\s\S]*You missed:/)
      expect(text).not.toMatch(/[\x1b\r\u2500-\u259f]|NaN|\[object/)
      expect(
        errors.split('\n').filter((line) => !/^(?:Working|Still working|Done): |^$/.test(line)),
      ).toEqual([])
    },
    60_000,
  )

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
})

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
    expect(machine.screen.bytes).toMatch(/missed on 1 Jan: .*\(you said 7\.00 s\)/)
  })
})
