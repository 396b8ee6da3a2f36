import { expect, it } from 'vitest'
import type { ProcessEnd, Processes } from '../../../src/runners/processes.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'

const well: ProcessEnd = {
  exitCode: 0,
  signal: null,
  clockMs: 0,
  stderr: '',
  endedBy: 'itself',
}

interface Told {
  messages?: readonly object[]
  /** Written on the descriptor of the messages, without their nonce. */
  foreign?: boolean
  ended?: Partial<ProcessEnd>
}

/** Runs a file in a child that tells this, and ends so. */
async function run({ messages = [], foreign = false, ended = {} }: Told) {
  const processes = {
    run(job: { onMessage: (line: string) => void; onForeign: () => void }) {
      for (const message of messages) job.onMessage(JSON.stringify(message))
      if (foreign) job.onForeign()
      return Promise.resolve({ ...well, ...ended })
    },
  } as unknown as Processes
  const child = { command: 'child', args: () => [] }
  return runExercise({ file: '/its/file.py', name: 'work', scenarios: [], child, processes })
}

const done = { kind: 'end', how: 'done', atMs: 0, look: 0 }

it.each<[string, Told, object]>([
  ['is as it told', { messages: [done] }, { how: 'done' }],
  ['is forged where more comes after it', { messages: [done, done] }, { how: 'forged' }],
  ['is forged where the file wrote of itself', { foreign: true }, { how: 'forged' }],
  [
    'is forged where it told of being done, and failed',
    { messages: [done], ended: { exitCode: 3 } },
    { how: 'forged' },
  ],
  ['was asked for', { ended: { endedBy: 'asked' } }, { how: 'asked' }],
  ['is too much output', { ended: { endedBy: 'too much output' } }, { how: 'output' }],
  ['is the deadline of a busy machine', { ended: { endedBy: 'deadline' } }, { how: 'busy' }],
  [
    'is memory in JavaScript',
    { ended: { exitCode: 134, stderr: 'FATAL ERROR: JavaScript heap out of memory' } },
    { how: 'memory' },
  ],
  [
    'is memory in Python',
    { ended: { exitCode: 1, stderr: 'Traceback\nMemoryError' } },
    { how: 'memory' },
  ],
  [
    'is missing where it told nothing',
    { ended: { exitCode: null, signal: 'SIGKILL' } },
    { how: 'missing', exitCode: null, killedBy: 'SIGKILL' },
  ],
])('the end of a child %s', async (_what, told, end) => {
  expect((await run(told)).end).toMatchObject(end)
})

it('tells the line at which Python never came back from C', async () => {
  const ended = {
    exitCode: null,
    signal: 'SIGXCPU',
    stderr: 'File "/its/file.py", line 12 in work',
  }
  expect(await run({ ended })).toMatchObject({ end: { how: 'endless-loop' }, line: 12 })
})
