import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { temporaryHome } from '../../testing/command-line.ts'
import { enter, program, Terminal } from '../../testing/terminal.ts'
import { commands, quietCommands } from '../commands/taught.ts'

const home = temporaryHome()
let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

it.each(quietCommands)('%s does what it says', async (command) => {
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
})

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
