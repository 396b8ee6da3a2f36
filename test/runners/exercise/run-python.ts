import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PracticeEvent } from '../../../src/practice/protocol/protocol.ts'
import type { Handed, Scenario } from '../../../src/practice/protocol/scenario.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'
import { exerciseChild, processes } from '../../../testing/exercise-host.ts'

export const scenario: Scenario = {
  id: 'one',
  stubs: {
    load: {
      kind: 'promise',
      behaviours: [
        { args: ['a'], takesMs: 250, ends: { value: 'A' } },
        { args: ['b'], takesMs: 125, ends: { value: 'B' } },
        { args: ['bad'], takesMs: 125, ends: { error: 'no' } },
        {
          args: ['cleans'],
          takesMs: 1000,
          ends: { value: 1 },
          whenAborted: { kind: 'ends', takesMs: 250, with: 'abort' },
        },
        { args: ['ignores'], takesMs: 1000, ends: { value: 1 }, whenAborted: { kind: 'ignores' } },
      ],
    },
    hold: { kind: 'plain', behaviours: [{ holdsMs: 100, ends: { value: 'held' } }] },
  },
  sources: {
    numbers: {
      items: [
        { afterMs: 125, value: 1 },
        { afterMs: 125, value: 2 },
      ],
      endsAfterMs: 125,
      closesAfterMs: 250,
    },
  },
  errors: { no: { name: 'LookupError', message: 'no such id', status: 404 } },
  script: [call('main')],
  untilMs: 60_000,
}

function call(step: string, atMs = 0): Scenario['script'][number] {
  const args: Handed[] = [
    { kind: 'stub', stub: 'load' },
    { kind: 'stub', stub: 'hold' },
    { kind: 'data', data: [3, 1, 2] },
    { kind: 'source', source: 'numbers' },
  ]
  return { kind: 'call', step, atMs, gives: 'result', args }
}

export async function run(code: string | Buffer, scenarios: readonly Scenario[] = [scenario]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'exercise-'))
  const file = path.join(folder, 'queue.py')
  await writeFile(file, code)
  const child = await exerciseChild('python')
  return runExercise({ file, name: 'main', scenarios, child, processes })
}

/** A file whose `main` has these lines; the first of them is line 5. */
export const main = (...lines: string[]): string =>
  [
    'import asyncio, time',
    '',
    '',
    'async def main(load, hold, numbers, source):',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n')

/** Events without what every event has, of these kinds. */
export async function told(kinds: readonly PracticeEvent['kind'][], ...lines: string[]) {
  const { events } = await run(main(...lines))
  return events.filter(({ kind }) => kinds.includes(kind)).map(({ look: _look, ...event }) => event)
}
