import { describe, expect, it } from 'vitest'
import { run } from './run-javascript.ts'

describe('an end before its time', () => {
  const ends: [what: string, code: string | Buffer, how: object, line?: number][] = [
    ['a loop', 'export async function main() {\n  for (;;) {\n  }\n}', { how: 'endless-loop' }, 2],
    [
      'memory',
      'export async function main() {\n  const all = []\n  for (;;) all.push(Buffer.alloc(1e6, 1))\n}',
      { how: 'memory' },
    ],
    ['the end of the process', 'process.exit(3)', { how: 'exited', code: 3 }],
    [
      'a signal that it sends itself',
      'process.kill(process.pid, 9)',
      { how: 'exited', code: null, signal: 'SIGKILL' },
      1,
    ],
    ['its abort', 'process.abort()', { how: 'exited', signal: 'SIGABRT' }, 1],
    [
      'a signal for another process',
      'export const main = () => process.kill(process.pid, 0) && process.kill(1)',
      { how: 'real-io', what: 'the process 1' },
    ],
    [
      'what it leaves to be done at its end',
      "process.on('exit', () => process.exit(3))\nexport const main = () => 1",
      { how: 'exited', code: 3 },
      1,
    ],
    [
      'what begins anew whenever it could end',
      "process.on('beforeExit', () => setTimeout(() => {}))\nexport const main = () => 1",
      { how: 'endless-loop' },
    ],
    [
      'an interval of its own that nobody clears',
      'export const main = () => 1\nsetInterval(main, 500)',
      { how: 'endless-loop' },
      2,
    ],
    [
      'a sleep from which nobody can wake it',
      'export const main = () =>\n  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
      { how: 'endless-loop' },
      2,
    ],
    [
      'a file in another encoding',
      Buffer.from('\uFEFFexport const main = 1', 'utf16le'),
      { how: 'syntax', text: 'the file is saved as UTF-16: save it as UTF-8' },
    ],
    [
      'an error while it is loaded',
      'export const main = 1\nundefined.x',
      { how: 'threw-at-import' },
      2,
    ],
    [
      'a promise that is never kept',
      'await new Promise(() => {})',
      { how: 'threw-at-import', error: null },
    ],
    ['a null that is thrown', 'throw null', { how: 'threw-at-import', error: 'null' }],
    [
      'no function of that name',
      'export function other() {}',
      { how: 'wrong-export', found: ['other'] },
    ],
    ['a file of syntax faults', 'export function main( {\n  return 1 +\n}', { how: 'syntax' }, 2],
    [
      'an await in a plain function',
      'export function main() {\n  await 1\n}',
      { how: 'syntax', text: 'await stands in a function that is not async', column: 3 },
      2,
    ],
    [
      'a file that is read',
      "import { readFile } from 'node:fs/promises'\nexport const main = () => readFile('data.json')",
      { how: 'real-io', what: 'the file data.json' },
    ],
    [
      'another computer',
      "export const main = () => fetch('https://example.com/a')",
      { how: 'real-io', what: 'example.com' },
    ],
    [
      'another program',
      "import { exec } from 'child_process'\nexport const main = () => exec('ls')",
      { how: 'real-io', what: 'the program ls' },
    ],
    [
      'a thread',
      "import { Worker } from 'node:worker_threads'\nexport const main = () => new Worker('x')",
      { how: 'real-io', what: 'a thread' },
    ],
    [
      'a clock of its own',
      'Date.now = () => 0\nexport async function main() {}',
      { how: 'replaced', what: 'Date.now' },
    ],
    [
      'a Promise of its own',
      'globalThis.Promise = class extends Promise {}\nexport async function main() {}',
      { how: 'replaced', what: 'Promise' },
    ],
    [
      'an error in a callback',
      'export const main = () => new Promise(() => {\n  setTimeout(() => {\n    throw new Error("lost")\n  }, 5)\n})',
      { how: 'threw' },
      3,
    ],
    ['too much that is printed', 'for (;;) console.log("on and on and on")', { how: 'output' }],
  ]
  it.each(ends)('%s is named', async (_what, code, how, line) => {
    const { end, line: at } = await run(code)
    expect(end).toMatchObject(how)
    if (line !== undefined) expect(at).toBe(line)
  })

  it('of what it may do at its end is none', async () => {
    const before = "process.once('beforeExit', () => setTimeout(() => {}, 90_000))"
    const code = `${before}\nsetInterval(() => {}, 1).unref()\nexport const main = () => 1`
    expect((await run(code)).end).toMatchObject({ how: 'done' })
  })

  it('a call that never ends is told with the line where it waits', async () => {
    const { events } = await run(
      'export async function main(load) {\n  await load("a")\n  await new Promise(() => {})\n}',
    )
    expect(events.at(-1)).toMatchObject({ kind: 'over', how: 'hung', line: 3 })
  })

  it('an error that nobody hears is told, and ends nothing', async () => {
    const { events, end } = await run(
      'export async function main(load) {\n  load("bad")\n  await load("a")\n}',
    )
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'unhandled',
        atMs: 125,
        error: expect.objectContaining({ $error: 'no' }) as unknown,
      }),
    )
    expect(end.how).toBe('done')
  })
})
