import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { InputEnded, Left } from '../../src/terminal/left.ts'
import { ExitError } from '../../src/text/exit-error.ts'
import { LinearPrompter } from '../../src/terminal/linear-prompter.ts'
import { Lines } from '../../src/terminal/lines.ts'
import type { KeyChoice, TextQuestion } from '../../src/terminal/prompter.ts'
import { afterReading } from '../../testing/screen.ts'
import { pickOf } from './picks.ts'

/** Asks with these lines typed, then the end of the input. */
function typing(...lines: string[]): { prompter: LinearPrompter; said: string[] } {
  const input = new PassThrough()
  input.end(lines.map((line) => `${line}\n`).join(''))
  const said: string[] = []
  const reader = new Lines(input, new AbortController().signal)
  return { prompter: new LinearPrompter(reader, (line) => said.push(line)), said }
}

const number: TextQuestion = {
  message: 'Seconds:',
  hint: 'seconds, as 2.5',
  mayPass: true,
  check: (text) => (/^\d+$/.test(text) ? null : 'Type a number.'),
}

const next: KeyChoice[] = [
  { id: 'on', key: 'enter', word: 'quiz' },
  { id: 'knob', key: 'k', word: 'turn a knob' },
  { id: 'again', key: 'a', word: 'again' },
]

describe('a line that was typed too early', () => {
  it('answers no question that comes later, and is told of', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true })
    const said: string[] = []
    const lines = new Lines(input, new AbortController().signal, afterReading)
    const prompter = new LinearPrompter(lines, (line) => said.push(line))
    const first = prompter.text(number)
    await new Promise((resolve) => setImmediate(resolve))
    while (!said.includes('Seconds:')) await new Promise((resolve) => setImmediate(resolve))
    input.write('5\n6\n\n')
    expect(await first).toEqual({ kind: 'answered', value: '5' })
    let isOver = false
    const second = prompter.text(number).finally(() => (isOver = true))
    while (said.filter((line) => line === 'Seconds:').length < 2) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(said.slice(2)).toEqual([
      'Not taken: "6" was typed before the question.',
      'Not taken: Enter was typed before the question.',
      'Seconds:',
    ])
    expect(isOver).toBe(false)
    input.write('7\n')
    expect(await second).toEqual({ kind: 'answered', value: '7' })
  })

  it('is its answer where it comes out of a file, and where it follows on one that was not understood', async () => {
    const { prompter } = typing('nobody', '2', '3')
    expect(await prompter.text(number)).toEqual({ kind: 'answered', value: '2' })
    expect(await prompter.text(number)).toEqual({ kind: 'answered', value: '3' })
  })
})

describe('the ends', () => {
  const questions: [string, (prompter: LinearPrompter) => Promise<unknown>][] = [
    ['a pick', (prompter) => prompter.pick(pickOf('one', ['a', 'b']))],
    ['an order', (prompter) => prompter.pick(pickOf('order', ['a', 'b']))],
    ['a text', (prompter) => prompter.text(number)],
    ['going on', (prompter) => prompter.keys(next)],
  ]

  it.each(questions)('q leaves %s, and the end of the input ends it', async (_name, ask) => {
    await expect(ask(typing('q').prompter)).rejects.toThrow(Left)
    await expect(ask(typing().prompter)).rejects.toThrow(InputEnded)
  })

  it.each(questions.slice(0, 3))('- passes %s', async (_name, ask) => {
    expect(await ask(typing('-').prompter)).toEqual({ kind: 'passed' })
  })

  it('ends a waiting question when the program is ended, and every later one', async () => {
    const ending = new AbortController()
    const prompter = new LinearPrompter(new Lines(new PassThrough(), ending.signal), () => {})
    const waiting = prompter.text(number)
    ending.abort(new ExitError('ended from outside'))
    await expect(waiting).rejects.toThrow('ended from outside')
    await expect(prompter.keys(next)).rejects.toThrow('ended from outside')
  })

  it('does not begin when the program was ended before', async () => {
    const lines = new Lines(
      new PassThrough(),
      AbortSignal.abort(new ExitError('ended from outside')),
    )
    await expect(new LinearPrompter(lines, () => {}).keys(next)).rejects.toThrow(
      'ended from outside',
    )
  })
})

it('C3 writes no escape, no return and no drawn sign, whatever is asked and typed', async () => {
  const nasty = '\x1b[31mred\x9b\r\x07'
  const { prompter, said } = typing(nasty, '1', `${nasty}`, '2', nasty, '', nasty, 'yes')
  await prompter.pick(pickOf('one', [`a${nasty}`], { message: nasty }))
  await prompter.text({ ...number, check: (text) => (text === '2' ? null : `not ${text}`) })
  await prompter.keys(next)
  await prompter.confirm('Sure?')
  expect(said.join('')).toContain('\\x1b')
  expect(said.join('')).not.toMatch(/[\p{Cc}\u2500-\u259f\u2800-\u28ff]/u)
})
