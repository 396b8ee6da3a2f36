import { expect, it } from 'vitest'
import type { ReadyQuestion } from '../../src/tutor/expected.ts'
import { quietSnippets } from '../../src/tutor/quiet-run.ts'
import type { ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { textOf } from '../../src/picture/line.ts'
import { labTrace, wait } from '../../testing/traces.ts'

const ran = (id: string, endMs: number, more: Partial<ShownRun> = {}): ShownRun => ({
  id,
  knobs: {},
  speed: 1,
  seed: 0,
  trace: labTrace(wait('A', 0, endMs)),
  rest: 'ran',
  disturbed: null,
  ...more,
})

/** What is told of these runs, where no variant of the lesson is among them. */
async function told(runs: ShownRun[], origin = 'both', options: string[] = []): Promise<string[]> {
  const runOf = async (id: string): Promise<ShownRun> => runs.find((run) => run.id === id)!
  const play = {
    loaded: {
      lesson: {
        knobs: {},
        variants: [],
        predictions: [],
        modify: { questions: [] },
        quiz: [],
        review: [],
      },
    },
    runs: { real: runOf, inPython: runOf, expected: async () => labTrace(wait('A', 0, 2000)) },
    host: {
      waiting: (_what: string, work: () => Promise<void>) => work(),
      width: () => 120,
      live: { stopped: new AbortController().signal },
      journal: { progress: { settings: { origin } } },
    },
  } as unknown as Parameters<typeof quietSnippets>[0]
  const of = runs.map(({ id }) => id)
  const asked = options.length === 0 ? { of } : { of, options: options.map((id) => ({ id })) }
  const question = { question: asked, knobs: {}, expected: new Map() }
  const { lines } = await quietSnippets(play, question as unknown as ReadyQuestion)
  return lines.map(textOf)
}

it('tells the first run, and each in Python; where these are several, which is which', async () => {
  expect(
    await told([
      ran('all-comes-later', 2000),
      ran('another', 700),
      ran('python:gather-comes-later', 3000, { python: '3.11.7' }),
      ran('python:tasks-at-once', 2000, { python: '3.11.7' }),
    ]),
  ).toEqual([
    'It was done at 2.00 s.',
    'In Python (3.11.7), gather comes later: It was done at 3.00 s.',
    'In Python (3.11.7), tasks at once: It was done at 2.00 s.',
  ])
})

it('tells nothing of Python to who does not know it, unless it decides the question', async () => {
  const inPython = ran('python:one', 3000, { python: '3.11.7' })
  expect(await told([ran('one', 2000), inPython], 'javascript')).toEqual(['It was done at 2.00 s.'])
  expect(await told([inPython], 'javascript')).toEqual([
    'In Python (3.11.7): It was done at 3.00 s.',
  ])
})

it('tells what was written, and the end only where nothing was written then', async () => {
  const line = { kind: 'logged', atMs: 2000, lane: '', text: 'late' } as const
  const wrote = ran('one', 2000, { trace: labTrace([...wait('A', 0, 2000), line]) })
  expect(await told([wrote])).toEqual(['It wrote "late" at 2.00 s.'])
  const ranOn = ran('one', 3000, { trace: labTrace([...wait('A', 0, 3000), line]) })
  expect(await told([ranOn])).toEqual(['It wrote "late" at 2.00 s. It was done at 3.00 s.'])
})

it('names no single run in Python', async () => {
  expect(await told([ran('one', 2000), ran('python:one', 3000, { python: '3.11.7' })])).toEqual([
    'It was done at 2.00 s.',
    'In Python (3.11.7): It was done at 3.00 s.',
  ])
})

it('tells the expected run in place of one that the machine disturbed', async () => {
  expect(
    await told([ran('one', 2600, { disturbed: 'A ended at 2600 ms, not at 2000 ms' })]),
  ).toEqual(['The machine got in the way, so this is the expected run. It was done at', '2.00 s.'])
})

it('says what a program threw, but of programs that are options nothing: one would stand for all', async () => {
  const error = { name: 'RuntimeError', message: 'cannot reuse it.' }
  const threw = (message: string): ShownRun => {
    const ending = { kind: 'threw', atMs: 100, error: { ...error, message } } as const
    return ran('one', 100, { trace: { ...labTrace(wait('A', 0, 100)), ending } })
  }
  expect(await told([threw('cannot reuse it.')])).toEqual(['It threw at 100 ms: cannot reuse it.'])
  expect(await told([threw('')])).toEqual(['It threw at 100 ms: RuntimeError.'])
  expect(await told([ran('one', 2000)], 'both', ['one', 'two'])).toEqual([])
})
