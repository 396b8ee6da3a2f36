import { expect, it } from 'vitest'
import { runInProcess } from '../../testing/in-process.ts'
import { commands, page, quietCommands } from './taught.ts'

it('has commands for each part of the class', () => {
  expect(commands.length).toBeGreaterThanOrEqual(15)
})

it.each(quietCommands)('%s does what it says', async (command) => {
  const [typed] = command.split(' > ')
  const [, ...words] = typed!.match(/(?:"[^"]*"|\S)+/g)!
  const args = words.map((word) => word.replaceAll('"', ''))
  const { exitCode, stdout, stderr } = await runInProcess(args)
  const noted = stderr.replace(/^(Working|Done): .*\n/gm, '')
  expect([exitCode, noted]).toEqual([0, ''])
  expect(stdout.length).toBeGreaterThan(10)
})

it('every question that is bet on has that number on the page handed out', async () => {
  const inTable = [...page.matchAll(/^\| ([a-z-]+) +\| (\d+), /gm)].map(([, ...bet]) => bet)
  const inScript = page
    .split(/^### /m)
    .slice(1)
    .flatMap((part) => {
      const [, lesson = ''] = /learn-async show ([a-z-]+)/.exec(part) ?? []
      const [script = ''] = part.split(/^## /m)
      const numbers = [...script.matchAll(/questions? (\d+)(?: and\s+(\d+))?/g)]
      return numbers.flatMap(([, ...all]) => all.flatMap((one) => (one ? [[lesson, one]] : [])))
    })
  expect([inTable.length > 5, inScript.length]).toEqual([true, 10])
  const asked: Record<string, RegExp> = {
    'event-loop 2': /asks for 40 ms/,
    'event-loop 3': /becomes `await null`/,
    'event-loop 7': /timer is 40 ms, block 50 ms\. After how many ms/,
    'event-loop 5': /'done' written/,
    'gather 4': /^4\. Here b is 250 ms\. .*One by one/,
    'gather 5': /^5\. Here b is 250 ms\. Together/,
    'errors 6': /Promise\.any/,
    'gather 2': /^2\. Together/,
    'gather 7': /await sleep\(1000\)/,
    'gather 9': /`compute`/,
    'errors 2': /after your catch has/,
    'errors 5': /how many errors reach/,
    'errors 10': /a takes 100 ms and succeeds; b fails after 20 ms/,
  }
  for (const [lesson, number] of [...inTable, ...inScript]) {
    const { stdout } = await runInProcess(['show', lesson!, '--questions'])
    const question = stdout.split(/^(?=\d+\. )/m).find((one) => one.startsWith(`${number}. `))
    expect(question?.replace(/\s+/g, ' ')).toMatch(asked[`${lesson} ${number}`]!)
  }
})
