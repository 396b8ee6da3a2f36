import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Scenario } from '../../../src/practice/protocol/scenario.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'
import { exerciseChild, processes } from '../../../testing/exercise-host.ts'

const scenario: Scenario = {
  id: 'one',
  stubs: {
    load: {
      kind: 'promise',
      signalAt: 1,
      behaviours: [
        { args: ['a'], takesMs: 250, ends: { value: 'A' } },
        { args: ['b'], takesMs: 125, ends: { value: 'B' } },
        { args: ['bad'], takesMs: 125, ends: { error: 'no' } },
      ],
    },
    hold: { kind: 'plain', behaviours: [{ holdsMs: 100, ends: { value: 'held' } }] },
  },
  errors: { no: { name: 'Error', message: 'no such id' } },
  script: [
    {
      kind: 'call',
      step: 'main',
      atMs: 0,
      gives: 'result',
      args: [
        { kind: 'stub', stub: 'load' },
        { kind: 'stub', stub: 'hold' },
        { kind: 'data', data: [3, 1, 2] },
      ],
    },
  ],
  untilMs: 60_000,
}

export async function run(code: string | Buffer, name = 'main.js') {
  const folder = await mkdtemp(path.join(tmpdir(), 'exercise-'))
  const file = path.join(folder, name)
  await writeFile(file, code)
  const child = await exerciseChild('javascript')
  return runExercise({ file, name: 'main', scenarios: [scenario], child, processes })
}

/** What the exported function gives, and the virtual moment. */
export async function given(body: string, before = '') {
  const { events, end } = await run(
    `${before}\nexport async function main(load, hold, list) {\n${body}\n}`,
  )
  const settled = events.find((event) => event.kind === 'settled')
  return settled ? { value: settled.value, atMs: settled.atMs } : end
}
