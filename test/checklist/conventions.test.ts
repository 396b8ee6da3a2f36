import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/commands.ts'
import { main } from '../../src/main.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { enter } from '../../testing/screen.ts'
import { type TestSystem, testSystem } from '../../testing/system.ts'

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

/** A learner who was asked where they come from, and began a lesson. */
const begun = [
  { kind: 'chose', setting: 'origin', value: 'javascript' },
  { kind: 'reached', lesson: 'gather', step: 'idea' },
]
  .map((entry) => `${JSON.stringify({ v: 1, at: '2026-01-02T03:04:05.000Z', ...entry })}\n`)
  .join('')

describe('A8 options', () => {
  it('that are global are taken before and after the command', async () => {
    const outputs = await Promise.all(
      [
        ['--ascii', '--no-color', 'show', 'gather'],
        ['show', 'gather', '--ascii', '--no-color'],
        ['show', '--ascii', 'gather', '--no-color'],
      ].map(async (args) => (await run(args)).stdout),
    )
    expect(new Set(outputs).size).toBe(1)
    expect(outputs[0]).not.toMatch(/\u001b|│/)
  })

  it('have a long form, each of them', async () => {
    const helps = await Promise.all(
      [[], ...commands.map(({ name }) => [name])].map(
        async (args) => (await run([...args, '--help'])).stdout,
      ),
    )
    const short = helps.join('').match(/^ {2}-\w\b.*$/gm) ?? []
    expect(short.length).toBeGreaterThan(commands.length)
    expect(short.filter((line) => !/^ {2}-\w, --\w/.test(line))).toEqual([])
  })

  it.each([[['lis']], [['list', '--js']], [['--acc']]])(
    'and commands are not abbreviated: %j',
    async (args) => expect((await run(args, piped)).exitCode).toBe(2),
  )
})

describe('A9 and A10 without an answer to be had, the flag that answers is named', () => {
  const asking: [string[], RegExp][] = [
    [['learn', 'gather'], /learn-async quiz gather --answers/],
    [['quiz', 'gather'], /use --answers/],
    [['quiz', '--surprise'], /use --answers/],
    [['run', 'gather', '--hold'], /--hold waits for Enter/],
    [['reset'], /add --yes/],
  ]
  const ways: [string, string[], Options][] = [
    ['--no-input', ['--no-input'], {}],
    ['CI=1', [], { env: { CI: '1' } }],
    ['CI=true', [], { env: { CI: 'true' } }],
    ['CI=TRUE', [], { env: { CI: 'TRUE' } }],
    ['no terminal', [], piped],
  ]
  const all = ways.flatMap(([way, flags, options]) =>
    asking.map(([args, advice]) => ({ way, args: [...args, ...flags], advice, options })),
  )

  it.each(all)('$way: $args', async ({ args, advice, options }) => {
    const storage = new MemoryStorage().put(begun)
    const { exitCode, stdout, stderr } = await run(args, { ...options, storage })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(advice)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('a CI that is anything else is a terminal like any other', async () => {
    const { system, screen } = testSystem({ env: { CI: '0' } })
    const ended = main([], system)
    await screen.sees(/where do you come from/)
    screen.press('q')
    expect(await ended).toBe(0)
  })

  it('a terminal for stdout alone is none to answer on', async () => {
    const { system, screen } = testSystem()
    Object.assign(screen.input, { isTTY: false })
    expect(await main(['learn', 'gather'], system)).toBe(2)
  })
})

describe('A14 colour', () => {
  const coloured = async (args: string[], env: Record<string, string>, terminal = true) =>
    /\u001b\[\d+m/.test((await run(['show', 'gather', ...args], { env, terminal })).stdout)

  it.each<[string[], Record<string, string>, boolean, boolean]>([
    [[], {}, true, true],
    [[], {}, false, false],
    [['--no-color'], { FORCE_COLOR: '1' }, true, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [[], { FORCE_COLOR: '0' }, true, false],
    [[], { FORCE_COLOR: '' }, false, true],
    [[], { NO_COLOR: '1' }, true, false],
    [[], { NO_COLOR: '' }, true, true],
    [[], { TERM: 'dumb' }, true, false],
    [[], { TERM: 'dumb', FORCE_COLOR: '1' }, true, false],
  ])('%j %j, a terminal: %s, is coloured: %s', async (args, env, terminal, expected) => {
    expect(await coloured(args, env, terminal)).toBe(expected)
  })
})

describe('A15 plain lines are written', () => {
  it.each([{ TERM: 'dumb' }, { CI: '1' }, { ACCESSIBLE: '1' }])('with %j', async (env) => {
    const { stdout, stderr } = await run(['run', 'gather'], { env })
    expect(stdout + stderr).not.toMatch(/[\u001b\u2500-\u259f]/)
    expect(stdout).toContain('A from')
  })
})

describe('A16 what is kept', () => {
  it('is named where it is changed', async () => {
    const path = '/home/learner/journal.jsonl'
    const storage = new MemoryStorage().put(begun)
    expect((await run(['settings', 'motion', 'off'], { storage })).stdout).toContain(path)
    expect((await run(['reset', '--yes'], { storage })).stdout).toContain(path)
    const { system, screen } = testSystem({ columns: 120 })
    const ended = main([], system)
    await screen.sees(/where do you come from[\s\S]*q leaves/)
    screen.press(`2${enter}`)
    await screen.sees(/Which lesson\?[\s\S]*q leaves/)
    screen.press('q')
    await ended
    expect(screen.text()).toContain(path)
  })

  it('is forgotten only after a yes', async () => {
    const storage = new MemoryStorage().put(begun)
    const { system, screen } = testSystem({ storage })
    const ended = main(['reset', 'gather'], system)
    await screen.sees(/Forget the progress of lesson gather\?/)
    screen.press(enter)
    expect(await ended).toBe(0)
    expect(storage.text()).toBe(begun)
  })
})

it('A18 says what completion needs', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { exitCode, stdout } = await run(['completion', shell])
    expect(exitCode).toBe(0)
    expect(stdout.split('\n').slice(0, 4).join('\n')).toMatch(/PATH/)
  }
})

it('A19 what is published is an allow-list, and the README names @latest', () => {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const { files } = JSON.parse(read('package.json')) as { files: string[] }
  expect(files).toEqual(['dist', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md'])
  expect(read('bin/learn-async.cjs')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(read('README.md')).toContain('npx learn-async@latest')
})
