import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/commands.ts'
import { main } from '../../src/main.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { enter } from '../../testing/screen.ts'
import { type TestSystem, testSystem } from '../../testing/system.ts'
import { begun } from './begun.ts'

type Options = Parameters<typeof testSystem>[0]

/** A command that ends by itself, on a machine in memory. */
async function run(
  args: readonly string[],
  options: Options = {},
): Promise<TestSystem & { exitCode: number; stdout: string; stderr: string }> {
  const machine = testSystem({ columns: 200, ...options })
  const exitCode = await main(args, machine.system)
  return { ...machine, exitCode, stdout: machine.screen.bytes, stderr: machine.errors.bytes }
}

const piped = { terminal: false }

describe('A1 results go to stdout, all else to stderr', () => {
  it('the live picture is on stderr, the finished one on stdout', async () => {
    const { stdout, stderr } = await run(['run', 'gather', 'together'], {
      env: { NO_COLOR: '1' },
    })
    expect(stderr).toContain('Space: to the end')
    expect(stdout).not.toContain('\u001b[?2026h')
    expect(stdout).toMatch(/together[\s\S]*Total\s\d\.\d\d s\./)
  })

  it('progress in words is on stderr, in a terminal alone', async () => {
    const args = ['run', 'gather', 'together', '--motion', 'off']
    const { stdout, stderr } = await run(args)
    expect(stderr).toBe('Working: running together\nDone: running together\n')
    expect(stdout).not.toContain('Working')
    expect((await run(args, piped)).stderr).toBe('')
  })
})

it('A2 the exit codes stand in the help', async () => {
  const { stdout } = await run(['--help'])
  expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong use, 130 Ctrl-C, 143 SIGTERM.')
})

describe('A3 --json prints one document', () => {
  it.each([
    [['list']],
    [['progress']],
    [['settings']],
    [['quiz', 'gather']],
    [['quiz', 'gather', '--answers', '1-2-3,2,3,-']],
    [['quiz', '--review']],
    [['run', 'gather']],
  ])(
    '%j: with schemaVersion first, without an escape, in the same order each time',
    async (args) => {
      const first = await run([...args, '--json'])
      const second = await run([...args, '--json'])
      const document = JSON.parse(first.stdout) as object
      expect(Object.keys(document)[0]).toBe('schemaVersion')
      expect(first.stdout).not.toContain('\u001b')
      expect(keysOf(document)).toEqual(keysOf(JSON.parse(second.stdout)))
    },
  )
})

/** The names in a document, in order; what was measured is left out. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return keysOf(value[0])
  if (typeof value !== 'object' || value === null) return null
  return Object.entries(value).map(([key, inner]) => [key, keysOf(inner)])
}

describe('A4 waits for the network', () => {
  let close = (): void => {}
  afterEach(() => close())

  it('end at a limit of time, where a server never answers', async () => {
    const server = createServer(() => {})
    close = () => {
      server.closeAllConnections()
      server.close()
    }
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { exitCode, stdout } = await run(['run', 'fetch', 'one', '--url', url], {
      ...piped,
      timesFaster: 500,
    })
    // What another server could do at best, nobody knows.
    expect(stdout).not.toContain('east possible')
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/Stopped\sat\sits\sdeadline/)])
  })
})

describe('A5 help', () => {
  const wholeHelp = async (args: string[]) => {
    const { exitCode, stdout, stderr } = await run(args)
    expect([exitCode, stderr]).toEqual([0, ''])
    return stdout
  }

  it('is the same by every way, on stdout, with exit code 0', async () => {
    const [whole, ...others] = await Promise.all([['--help'], ['-h'], ['help']].map(wholeHelp))
    expect(others).toEqual([whole, whole])
  })

  it.each(commands.map(({ name }) => name))('of %s has its examples first', async (name) => {
    const [one, ...others] = await Promise.all(
      [
        ['help', name],
        [name, '-h'],
        [name, '--help'],
      ].map(wholeHelp),
    )
    expect(others).toEqual([one, one])
    expect(one).toMatch(new RegExp(`^Examples:\\n {2}learn-async ${name}`))
  })
})

describe('A6 what is not there is named with the nearest that is, and not run', () => {
  it.each([
    [['lsit'], 'did you mean list?'],
    [['show', 'gahter'], 'did you mean gather?'],
    [['help', 'lsit'], 'did you mean list?'],
    [['lsit', '--help'], 'did you mean list?'],
    [['help', 'nope'], 'there is no command "nope": see learn-async --help'],
    [['list', '--jsn'], 'Did you mean --json?'],
  ])('%j', async (args, guess) => {
    const { exitCode, stdout, stderr } = await run(args, piped)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(guess)])
  })
})

describe('A7 every screen ends with what to type next', () => {
  const next = /\nNext: learn-async[^\n]*\n$/

  it.each([
    [['--help']],
    [['list']],
    [['progress']],
    [['settings']],
    [['show', 'gather']],
    [['show', 'gather', '--questions']],
    [['run', 'gather', 'together']],
    [['quiz', 'gather', '--answers', '1-2-3,2,3,-']],
    [['quiz', '--review']],
    [['reset']],
  ])('%j', async (args) => {
    expect((await run(args)).stdout.replaceAll(/\u001b\[\d+m/g, '')).toMatch(next)
    expect((await run(args, piped)).stdout).toMatch(next)
  })

  it.each([
    ['a first start', [], /where do you come from/, 'q'],
    ['a quiz', ['quiz', 'gather'], /Question 1 of 4[\s\S]*q leaves/, 'q'],
    ['a live picture', ['run', 'gather'], /Space: to the end/, 'q'],
    ['a run that is held', ['run', 'gather', '--hold'], /Next: run one by one/, 'q'],
    ['a reset that is not meant', ['reset'], /Forget the progress/, `n${enter}`],
  ])('left in %s', async (_name, args, seen, key) => {
    const storage = new MemoryStorage()
    if (args.length > 0) storage.put(begun)
    const { system, screen, errors } = testSystem({ storage })
    const ended = main(args, system)
    await Promise.race([screen.sees(seen), errors.sees(seen)])
    screen.press(key)
    expect(await ended).toBe(0)
    expect(await screen.shown()).toMatch(/\nNext: learn-async[^\n]*$|^Next: learn-async$/)
  })
})
