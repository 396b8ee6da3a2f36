import { afterEach, expect, it } from 'vitest'
import { runCommand } from '../../testing/command-line.ts'
import { enter, Terminal } from '../../testing/terminal.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

it('quiz --surprise is asked in a terminal, and can be left: what was answered counts', async () => {
  terminal = await Terminal.start(['quiz', '--surprise'])
  const on = terminal
  await on.sees(/where do you come from\?[\s\S]*q leaves$/)
  on.type(`3${enter}`)
  await on.sees(
    /To see what you may skip: learn-async quiz --surprise[\s\S]*One short question from each of \d+ lessons[\s\S]*Question 1 of \d+\./,
  )
  await on.sees(/numbers in order[\s\S]*q leaves$/)
  on.type('-')
  await on.sees(/It wrote "now" at [\s\S]*Passed:[\s\S]*Next: the next question[^\n]*$/)
  on.type(enter)
  await on.sees(/Question 2 of[\s\S]*- passes, \? helps, q leaves$/)
  on.type('-')
  await on.sees(/Question 2 of[\s\S]*Passed:[\s\S]*Next: the next question[^\n]*$/)
  on.type(enter)
  await on.sees(/Together: Promise\.all, gather[\s\S]*const waits[\s\S]*Seconds:[^\n]*$/)
  on.type(`2${enter}`)
  await on.sees(/It was done at [\s\S]*Right: 2\.\d\d s[\s\S]*Next: the next question[^\n]*$/)
  on.type('q')
  expect(await on.ended).toBe(0)
  await on.sees(/Saved\.\nNext: learn-async quiz --surprise$/)
  const { stdout } = await runCommand(['list'], { LEARN_ASYNC_HOME: on.home })
  expect(stdout).toMatch(/event-loop +queued/)
  expect(stdout).toMatch(/gather +known, may be skipped/)
  terminal = await Terminal.start(['quiz', '--surprise'], { home: on.home })
  await terminal.sees(
    /3 of \d+ are answered already\. Here are the others\.\n[\s\S]*Question 4 of \d+\./,
  )
  await terminal.sees(/q leaves$/)
  terminal.type('q')
  expect(await terminal.ended).toBe(0)
  terminal = await Terminal.start([], { home: on.home })
  await terminal.sees(
    /Which lesson\?[\s\S]*❯ +1 +Who runs next: the event loop +queued\n[\s\S]* 3 +Together: Promise\.all, gather +known, may be skipped/,
  )
}, 60_000)
