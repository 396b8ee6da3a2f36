import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { enter, program, Terminal } from '../../testing/terminal.ts'

const open: Terminal[] = []
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.remove()
})

async function start(
  args: string[],
  options: Parameters<typeof Terminal.start>[1] = {},
): Promise<Terminal> {
  const terminal = await Terminal.start(args, options)
  open.push(terminal)
  return terminal
}

const journalOf = (home: string) => readFile(path.join(home, 'journal.jsonl'), 'utf8')
const ctrlC = '\u0003'

/** Runs code in the program on SIGUSR2, as a demo of ours would be run. */
const onSignal = (code: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2',()=>{${code}})`)}`

/** Cursor, autowrap and synchronised output are as a shell wants them. */
function expectRestored({ output }: Terminal): void {
  const last = (on: string, off: string) => output.lastIndexOf(on) >= output.lastIndexOf(off)
  expect([
    last('\u001b[?25h', '\u001b[?25l'),
    last('\u001b[?7h', '\u001b[?7l'),
    last('\u001b[?2026l', '\u001b[?2026h'),
  ]).toEqual([true, true, true])
}

describe('while a demo holds the thread', () => {
  it.each([
    ['a loop', 'for(;;);'],
    ['a loop of microtasks', 'queueMicrotask(function next(){queueMicrotask(next)})'],
    ['a lock', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0)'],
  ])(
    'A11 with Ctrl-C while %s holds the thread, in a live picture and without one',
    async (_name, hold) => {
      for (const args of [[], ['--motion', 'off']]) {
        const on = await start(['run', 'gather', ...args], {
          env: { NODE_OPTIONS: onSignal(hold) },
        })
        await on.sees(args.length === 0 ? /Space: to the end/ : /running|Working/)
        on.kill('SIGUSR2')
        on.type(ctrlC)
        expect(await on.ended).toBe(130)
        expect(on.text()).toMatch(/learn-async: stopped; what you did is saved$/)
        expectRestored(on)
      }
    },
    60_000,
  )

  it.skipIf(process.platform !== 'linux').each([
    ['SIGTERM', 143, 'ended by SIGTERM'],
    ['SIGHUP', 129, 'the terminal was closed'],
    ['SIGQUIT', 131, 'stopped'],
    ['SIGINT', 130, 'stopped'],
  ])('A11 with %s from outside while a loop holds the thread', async (signal, exitCode) => {
    for (const args of [
      ['run', 'gather'],
      ['run', 'gather', '--json'],
      ['quiz', 'cancel', '--answers', '-'],
    ]) {
      const on = await start(args, {
        env: { NODE_OPTIONS: onSignal("console.error('held');for(;;);") },
      })
      await on.sees(args.length === 2 ? /Space: to the end/ : /running|Working/)
      on.kill('SIGUSR2')
      await on.sees(/held/)
      on.kill(signal)
      expect(await on.ended).toBe(exitCode)
      expect(on.text()).toMatch(/learn-async: .+; what you did is saved$/)
      expectRestored(on)
    }
  })

  it.skipIf(process.platform !== 'linux')(
    'hears of its children all the same while the thread is held',
    async () => {
      const hold = 'const end=performance.now()+1500;while(performance.now()<end);'
      const on = await start(['run', 'event-loop', 'no-wait'], {
        env: { NODE_OPTIONS: onSignal(hold) },
      })
      await on.sees(/Space: to the end/)
      on.kill('SIGUSR2')
      expect(await on.ended).toBe(0)
      expect(on.text()).toMatch(/nothing to wait for[\s\S]*last line[\s\S]*Next: /)
    },
  )

  it('A11 with Ctrl-C while Node itself holds the thread: by force, the terminal given back', async () => {
    const hold = "process.getBuiltinModule('node:child_process').spawnSync('sleep',['9'])"
    const on = await start(['run', 'gather'], { env: { NODE_OPTIONS: onSignal(hold) } })
    await on.sees(/Space: to the end/)
    on.kill('SIGUSR2')
    on.type(ctrlC)
    expect(await on.ended).toBe(128 + 9)
    await on.sees(/learn-async: stopped; what you did is saved$/)
    expectRestored(on)
  })

  it('loses no key that is typed while the thread is held for a while', async () => {
    const hold = 'const end=performance.now()+1500;while(performance.now()<end);'
    const on = await start(['run', 'gather', '--set', 'b=3000'], {
      env: { NODE_OPTIONS: onSignal(hold) },
    })
    await on.sees(/Space: to the end/)
    on.kill('SIGUSR2')
    on.type('x')
    on.type(' ')
    await on.sees(/the rest computed on the virtual clock/)
    on.type(' ')
    expect(await on.ended).toBe(0)
  })
})

describe('on a terminal that says it has no columns', () => {
  it.each([
    ['quiz', 'gather', '--speed', '20', '--answers', '-'],
    ['run', 'gather', '--speed', '20'],
    ['show', 'gather'],
  ])('%s ends', async (...args) => {
    const command = 'stty cols 0 rows 0; exec "$0" "$@"'
    const on = await Terminal.startCommand([
      'bash',
      '-c',
      command,
      process.execPath,
      program,
      ...args,
    ])
    open.push(on)
    expect(await on.ended).toBe(0)
    expect(on.text()).toMatch(/Next: learn-async/)
  })
})

describe('typed before the question', () => {
  it('answers nothing: Enter while the program loads, in a prompt and in plain lines', async () => {
    for (const flags of [[], ['--accessible']]) {
      // All of it is there before the program begins.
      const command = 'read -r; exec "$0" "$@"'
      const args = [process.execPath, program, 'learn', 'gather', ...flags]
      const on = await Terminal.startCommand(['bash', '-c', command, ...args])
      open.push(on)
      on.type(`begin${enter}${enter}1${enter}`)
      await on.sees(/where do you come from\?[\s\S]*(?:q leaves|Choose 1 to 4:)$/)
      on.type(`2${enter}`)
      await on.sees(/Prediction 1 of 3/)
      expect(await journalOf(on.home)).toContain('"value":"javascript"')
    }
  })
})
