import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { temporaryHome } from '../../testing/command-line.ts'
import { enter, program, Terminal } from '../../testing/terminal.ts'

const page = readFileSync(new URL('../../docs/teaching.md', import.meta.url), 'utf8')
const commands = [...page.matchAll(/^ {4}(learn-async .*)$/gm)].map(([, command]) => command!)
const inTerminal = (command: string): boolean => /--hold|--surprise/.test(command)

const home = temporaryHome()
let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

it('has commands for each part of the class', () => {
  expect(commands.length).toBeGreaterThanOrEqual(15)
})

it.each(commands.filter((command) => !inTerminal(command)))(
  '%s does what it says',
  async (command) => {
    // As a teacher types it, with the redirection and the quotes of the page.
    const typed = command.replace(/^learn-async/, `"${process.execPath}" "${program}"`)
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', typed], {
      cwd: home,
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', LEARN_ASYNC_HOME: home },
    })
    const [, file] = / > (\S+)$/.exec(command) ?? []
    const text = file === undefined ? stdout : readFileSync(path.join(home, file), 'utf8')
    expect(text.length).toBeGreaterThan(10)
    expect(stderr.replace(/^(Working|Done): .*\n/gm, '')).toBe('')
  },
)

it.each(commands.filter((command) => command.includes('--hold')))(
  '%s waits for Enter before each variant',
  async (command) => {
    terminal = await Terminal.start(command.split(' ').slice(1))
    const on = terminal
    for (const over = on.ended.then(() => true); ; ) {
      const ended = await Promise.race([
        over,
        on.sees(/Next: run [^\n]*\(Enter\)[^\n]*$/).then(() => false),
      ])
      if (ended) break
      const text = on.text()
      on.type(enter)
      await Promise.race([over, on.isPast(text)])
    }
    expect(await on.ended).toBe(0)
    expect(on.text()).toMatch(/Next: learn-async learn/)
  },
)

it('every question that is bet on has that number on the page handed out', async () => {
  const bets = [...page.matchAll(/^\| ([a-z-]+) +\| (\d+), ([^|]*?) +\|/gm)]
  expect(bets.length).toBeGreaterThan(5)
  const asked: Record<string, RegExp> = {
    'event-loop 2': /asks for 30 ms/,
    'event-loop 3': /becomes `await null`/,
    'event-loop 7': /timer is 30 ms, block is 50 ms\. After how many ms/,
    'gather 2': /^2\. Together/,
    'gather 7': /await sleep\(1000\)/,
    'gather 9': /Three computations/,
    'errors 2': /after your catch has/,
    'errors 4': /how many errors reach/,
    'errors 9': /a ends well after 100 ms, b fails after 20 ms/,
  }
  for (const [, lesson, number] of bets) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      program,
      'show',
      lesson!,
      '--questions',
    ])
    const question = stdout.split(/^(?=\d+\. )/m).find((one) => one.startsWith(`${number}. `))
    expect(question?.replace(/\s+/g, ' ')).toMatch(asked[`${lesson} ${number}`]!)
  }
})
