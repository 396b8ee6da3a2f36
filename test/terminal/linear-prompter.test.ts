import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { InputEnded, Left } from '../../src/terminal/ends.ts'
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

/** Said once, and on `?`. */
const howTo =
  'a dash (-) passes, q leaves, the word again says the question once more, a question mark (?) says how to answer.'

const next: KeyChoice[] = [
  { id: 'on', key: 'enter', word: 'quiz' },
  { id: 'knob', key: 'k', word: 'turn a knob' },
  { id: 'again', key: 'a', word: 'again' },
]

describe('picking', () => {
  it('C6 numbers the choices, reads a line, and says what was chosen', async () => {
    const { prompter, said } = typing('2')
    const reply = await prompter.pick(pickOf('one', ['350 ms', '300 ms']))
    expect(reply).toEqual({ kind: 'answered', value: ['300 ms'] })
    expect(said).toEqual([
      'Which?',
      '1: 350 ms',
      '2: 300 ms',
      howTo,
      'Choose 1 to 2:',
      'Chose 2: 300 ms',
    ])
  })

  it.each([
    ['several', '1 3', ['a', 'c']],
    ['several', '3,1', ['a', 'c']],
    ['several', '1+3', ['a', 'c']],
    ['order', '2 1 3', ['b', 'a', 'c']],
    ['order', '2-1-3', ['b', 'a', 'c']],
  ] as const)('reads %s as %s', async (mode, line, picked) => {
    const reply = await typing(line).prompter.pick(pickOf(mode, ['a', 'b', 'c']))
    expect(reply).toEqual({ kind: 'answered', value: picked })
  })

  it.each([
    ['one', 'nobody', '"nobody" is none of these; type one of 1 to 3, or its words.'],
    ['one', '7', '"7" is none of these; type one of 1 to 3, or its words.'],
    ['one', '', 'Nothing was typed; type one of 1 to 3, or its words.'],
    ['one', '1 2', '"1 2" is none of these; type one of 1 to 3, or its words.'],
    [
      'order',
      '1 2',
      '1 more to put in order; type each of 1 to 3 once, in order; or their first words.',
    ],
    [
      'order',
      '1 2 2',
      '"1 2 2" is no order of these; type each of 1 to 3 once, in order; or their first words.',
    ],
  ] as const)('answers %s, "%s", with one line and asks again', async (mode, line, fault) => {
    const { prompter, said } = typing(line, mode === 'order' ? '3 2 1' : '3')
    await prompter.pick(pickOf(mode, ['a', 'b', 'c']))
    const question = said.findIndex((one) => /^(?:Choose|Type all)/.test(one))
    expect(said.slice(question + 1, question + 3)).toEqual([fault, said[question]])
  })

  it('says the question again, and what stands above it, on "again" and on "?"', async () => {
    const { prompter, said } = typing('again', '?', '1')
    await prompter.pick(pickOf('one', ['a'], { above: ['Line 6: await a'] }))
    const whole = ['Line 6: await a', 'Which?', '1: a']
    const wanted = 'Choose 1:'
    expect(said.slice(3, -1)).toEqual([wanted, ...whole, wanted, ...whole, howTo, wanted])
  })

  it('C14 says once how a question is left, and again on "?"', async () => {
    const { prompter, said } = typing('2', '1', '?', '1')
    await prompter.text(number)
    await prompter.pick(pickOf('one', ['a', 'b']))
    expect(said.filter((line) => line === howTo)).toHaveLength(1)
    await prompter.pick(pickOf('one', ['a', 'b']))
    expect(said.filter((line) => line === howTo)).toHaveLength(2)
  })

  it('says a choice of several lines as one, and its state behind it', async () => {
    const { prompter, said } = typing('1')
    const items = [{ id: 'x', number: 1, text: 'a\nb', hint: 'begun' }]
    await prompter.pick({ ...pickOf('one', []), items })
    expect(said).toContain('1: a; b, begun')
    expect(said.at(-1)).toBe('Chose 1: a; b')
  })

  it('finds by a word in a list to look things up in', async () => {
    const { prompter, said } = typing('', 'xyz', 'settled')
    const question = pickOf('one', ['all', 'allSettled'], { search: true })
    expect(await prompter.pick(question)).toEqual({ kind: 'answered', value: ['allSettled'] })
    expect(said.filter((line) => /type/.test(line) && !/how to/.test(line))).toEqual([
      'Nothing was typed; type one of 1 to 2, or its words.',
      '"xyz" is none of these; type one of 1 to 2, or its words.',
    ])
  })

  it('names the numbers where they are not in a row', async () => {
    const items = [4, 12].map((line) => ({ id: `${line}`, number: line, text: 'code' }))
    const { prompter, said } = typing('12')
    await prompter.pick({ ...pickOf('one', []), items })
    expect(said).toContain('Choose one of 4, 12:')
  })
})

describe('texts', () => {
  it('C4 gives back what was typed', async () => {
    expect(await typing(' 2 ').prompter.text(number)).toEqual({ kind: 'answered', value: '2' })
  })

  it('says what is wrong in one line and asks again', async () => {
    const { prompter, said } = typing('two', '2')
    await prompter.text(number)
    expect(said).toEqual([howTo, 'Seconds:', 'Type a number.', 'Seconds:'])
  })

  it('gives the hint on "?", and what stands above on "again"', async () => {
    const { prompter, said } = typing('?', 'again', '2')
    await prompter.text({ ...number, above: ['How long?'] })
    expect(said).toEqual([
      howTo,
      'Seconds:',
      'seconds, as 2.5; a dash (-) passes, q leaves',
      'Seconds:',
      'How long?',
      'Seconds:',
    ])
  })
})

describe('going on', () => {
  it.each([
    ['', 'on'],
    ['quiz', 'on'],
    ['k', 'knob'],
    ['knob', 'knob'],
    ['Turn a knob', 'knob'],
    ['again', 'again'],
  ])('"%s" is %s', async (line, id) => {
    expect(await typing(line).prompter.keys(next)).toBe(id)
  })

  it('names each word, and answers another with one line', async () => {
    const { prompter, said } = typing('what', '')
    await prompter.keys(next)
    const question = 'Next: Enter for quiz; or type: turn a knob, again; q to leave:'
    expect(said).toEqual([question, '"what" is none of these.', question])
  })

  it('does not guess between two choices that have the word', async () => {
    const twice = [...next, { id: 'other', key: 'o', word: 'other knob' }]
    const { prompter, said } = typing('knob', 'o')
    expect(await prompter.keys(twice)).toBe('other')
    expect(said).toContain('"knob" is none of these.')
  })
})

describe('yes or no', () => {
  it.each([
    ['yes', true],
    ['Y', true],
    ['no', false],
    ['', false],
  ])('"%s" is %s', async (line, yes) => {
    expect(await typing(line).prompter.confirm('Forget it?')).toBe(yes)
  })

  it('asks again on anything else', async () => {
    const { prompter, said } = typing('perhaps', 'yes')
    expect(await prompter.confirm('Forget it?')).toBe(true)
    expect(said[1]).toBe('"perhaps" is neither.')
  })
})

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
