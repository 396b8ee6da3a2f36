import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
  expect(files).toEqual(['dist', '!dist/**/__pycache__', 'THIRD-PARTY-NOTICES.md'])
  expect(read('bin/learn-async.cjs')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(read('README.md')).toContain('npx learn-async@latest')
})
