import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { enter, program, Terminal } from '../../testing/terminal.ts'

/** A folder for PATH in which the program is installed. */
const installed = temporaryHome()
if (process.platform !== 'win32') symlinkSync(program, path.join(installed, 'learn-async'))
const env = { PATH: `${installed}${path.delimiter}${process.env.PATH}` }

/** Windows finds no program by such a link. */
const isThere = (shell: string): boolean =>
  process.platform !== 'win32' && spawnSync(shell, ['-c', 'exit'], { stdio: 'ignore' }).status === 0

const shells = [
  {
    shell: 'bash',
    command: ['bash', '--noprofile', '--norc'] as const,
    switchOn: 'source <(learn-async completion bash)',
  },
  {
    shell: 'zsh',
    command: ['zsh', '-f'] as const,
    switchOn: 'autoload -Uz compinit; compinit -u; source <(learn-async completion zsh)',
  },
  {
    shell: 'fish',
    command: ['fish', '--no-config'] as const,
    switchOn: 'learn-async completion fish | source',
  },
]

const tab = '\t'

let terminal: Terminal | null = null
afterEach(async () => {
  await terminal?.remove()
  terminal = null
})

describe.each(shells)('in $shell, Tab', ({ shell, command, switchOn }) => {
  async function start(skip: (condition: boolean, note: string) => void): Promise<Terminal> {
    skip(!isThere(shell), `there is no ${shell} here`)
    terminal = await Terminal.startCommand(command, { env, size: { cols: 120, rows: 30 } })
    terminal.type(`${switchOn}; echo swit''ched on${enter}`)
    // With its prompt: what is typed before is echoed, and stands in the way of the line.
    await terminal.sees(/^switched on\n.*[$#%>]$/m)
    return terminal
  }

  it('completes a command, a lesson, a variant, a knob and its value, one after another', async ({
    skip,
  }) => {
    const screen = await start(skip)
    for (const [typed, then] of [
      ['learn-async ru', /learn-async run/],
      ['ga', /run gather/],
      ['tog', /gather together/],
      ['--se', /together --set/],
      ['b', /--set b=/],
      // No space after b=.
      ['2', /--set b=2000/],
      ['--set=c=30', /--set=c=3000/],
    ] as const) {
      screen.type(typed + tab)
      await screen.sees(then)
    }
    // A space after each word but b=: the line is one that runs.
    screen.type(`--speed 20 --json${enter}`)
    await screen.sees(/"b": 2000,\s+"c": 3000/)
  })

  it('completes a name in which there is a space, quoted or not', async ({ skip }) => {
    const screen = await start(skip)
    screen.type(`learn-async show bound${tab}--que${tab}`)
    await screen.sees(/show bounded\\ queue --questions/)
    screen.type(`\u0015learn-async show "bound${tab}--que${tab}`)
    await screen.sees(/show "bounded queue" --questions/)
  })

  it('lists what may be meant', async ({ skip }) => {
    const screen = await start(skip)
    screen.type(`learn-async run gather --set ${tab}${tab}`)
    await screen.sees(/^a= [\s\S]*b= [\s\S]*c=/m)
  })

  it('leaves folders to the shell, also behind an option and =', async ({ skip }) => {
    const screen = await start(skip)
    screen.type(`learn-async new x --in=${path.dirname(program).slice(0, -1)}${tab}`)
    await screen.sees(new RegExp(`--in=${path.dirname(program)}/`))
    screen.type('\u0015')
    screen.type(`learn-async check ${path.dirname(program).slice(0, -1)}${tab}`)
    await screen.sees(new RegExp(`check ${path.dirname(program)}/`))
  })
})

describe('the script', () => {
  it('does not run what is typed', async ({ skip }) => {
    skip(!isThere('bash'), 'there is no bash here')
    const folder = temporaryHome()
    terminal = await Terminal.startCommand(['bash', '--noprofile', '--norc'], { env })
    terminal.type(`source <(learn-async completion bash); cd ${folder}; echo re''ady${enter}`)
    await terminal.sees(/^ready/m)
    terminal.type(
      `learn-async run "$(touch harm)" \`touch harm\` ${tab}gather${tab}\u0015ls -A; echo a''ll${enter}`,
    )
    await terminal.sees(/^all/m)
    expect(terminal.text()).not.toMatch(/^harm/m)
  })

  it('is quiet where the program fails', async ({ skip }) => {
    skip(!isThere('bash'), 'there is no bash here')
    const folder = temporaryHome()
    const failing = path.join(folder, 'learn-async')
    writeFileSync(failing, '#!/bin/sh\necho broken >&2\nexit 1\n')
    chmodSync(failing, 0o755)
    const { stdout } = await runCommand(['completion', 'bash'])
    const words = `COMP_WORDS=(learn-async ''); COMP_CWORD=1; COMP_LINE='learn-async '; COMP_POINT=12`
    const output = execFileSync(
      'bash',
      ['--norc', '-c', `${stdout}\n${words}; _learn_async; echo "\${#COMPREPLY[@]} $?"`],
      { env: { PATH: `${folder}${path.delimiter}${process.env.PATH}` }, encoding: 'utf8' },
    )
    expect(output).toBe('0 0\n')
  })

  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'for %s says that the program must be on PATH, and how it is switched on',
    async (shell) => {
      const { exitCode, stdout, stderr } = await runCommand(['completion', shell])
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^#.*It needs learn-async on PATH:\n#.*npm install --global/m)
      expect(stdout).toMatch(
        new RegExp(`^# To switch it on.*\n#.*learn-async completion ${shell}`, 'm'),
      )
      expect(stdout).toMatch(/learn-async complete '?--/)
    },
  )

  it.each([
    ['zhs', 'did you mean zsh?'],
    ['tcsh', 'there are bash, zsh, fish, powershell'],
    ['constructor', 'there are bash, zsh, fish, powershell'],
  ])('for %s is none: one line, exit 2', async (shell, advice) => {
    expect(await runCommand(['completion', shell])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `learn-async: there is no completion for the shell "${shell}": ${advice}\n`,
    })
  })

  it('for powershell is one that PowerShell completes with', async ({ skip }) => {
    skip(!isThere('pwsh'), 'there is no PowerShell here')
    const ask = (line: string): string[] =>
      execFileSync(
        'pwsh',
        [
          '-NoProfile',
          '-Command',
          `learn-async completion powershell | Out-String | Invoke-Expression
           (TabExpansion2 -inputScript '${line}' -cursorColumn ${line.length}).CompletionMatches.CompletionText`,
        ],
        { env: { ...process.env, ...env }, encoding: 'utf8' },
      )
        .trim()
        .split(/\r?\n/)
    expect(ask('learn-async run ga')).toEqual(['gather'])
    expect(ask('learn-async run gather ')).toEqual(['one-by-one', 'together'])
    expect(ask('learn-async run gather --set b=2')).toEqual(['b=2000'])
  })
})

it('tells nothing of a damaged journal in the middle of typing, and leaves it to be told', async () => {
  const home = temporaryHome()
  writeFileSync(path.join(home, 'journal.jsonl'), '\n{"v":1,"kind":"ans\n')
  const environment = { LEARN_ASYNC_HOME: home }
  expect(await runCommand(['complete', '--', 'lis'], environment)).toEqual({
    exitCode: 0,
    stdout: 'list\tlist the lessons and how far you are\n',
    stderr: '',
  })
  expect((await runCommand(['list'], environment)).stderr).toContain('a damaged line')
})
