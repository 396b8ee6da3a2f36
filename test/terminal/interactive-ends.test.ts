import { describe, expect, it } from 'vitest'
import { InputEnded, Interrupted, Left } from '../../src/terminal/left.ts'
import { ExitError } from '../../src/text/exit-error.ts'
import { InteractivePrompter } from '../../src/terminal/interactive-prompter.ts'
import { pickOf } from './picks.ts'
import { enter } from '../../testing/screen.ts'
import { ctrlC, ctrlD, asking, number, next, type Asking } from './asking.ts'

const questions: [string, (prompter: InteractivePrompter) => Promise<unknown>, RegExp][] = [
  ['a pick', (prompter) => prompter.pick(pickOf('one', ['a', 'b'])), /leaves$/],
  ['a text', (prompter) => prompter.text(number), /Seconds:$/],
  ['going on', (prompter) => prompter.keys(next), /leave \(q\)$/],
  ['a confirmation', (prompter) => prompter.confirm('Forget it?'), /Forget it/],
]

describe('what is typed too early', () => {
  it.each(questions)('answers nothing: %s', async (_name, ask, seen) => {
    const { screen, prompter } = asking()
    screen.press(`${enter}1${enter}`)
    let isOver = false
    const reply = ask(prompter).finally(() => (isOver = true))
    reply.catch(() => {})
    await screen.sees(seen)
    expect(await screen.shown()).toContain('Not taken: what was typed before this.')
    for (let turns = 0; turns < 5; turns++) await new Promise((done) => setImmediate(done))
    expect(isOver).toBe(false)
    screen.press(ctrlC)
    await expect(reply).rejects.toThrow(Interrupted)
    expect(screen.input.isRaw).toBe(false)
  })

  it('but Ctrl-C is heard', async () => {
    const { screen, prompter } = asking()
    screen.press(ctrlC)
    await expect(prompter.fresh()).rejects.toThrow(Interrupted)
    expect(screen.input.isRaw).toBe(false)
  })
})

describe.each(questions)('the ends of %s', (name, ask, seen) => {
  async function ending(
    how: (asked: Asking) => void,
  ): Promise<Asking & { reply: Promise<unknown> }> {
    const asked = asking()
    const reply = ask(asked.prompter)
    // It is looked at when the screen has been.
    reply.catch(() => {})
    await asked.screen.sees(seen)
    how(asked)
    return { ...asked, reply }
  }

  it('Ctrl-C interrupts', async () => {
    const { screen, reply } = await ending((asked) => asked.screen.press(ctrlC))
    await expect(reply).rejects.toThrow(Interrupted)
    expect(screen.isGivenBack()).toBe(true)
    expect(screen.input.isRaw).toBe(false)
  })

  it('Ctrl-D is the end of the input', async () => {
    const { screen, reply } = await ending((asked) => asked.screen.press(ctrlD))
    await expect(reply).rejects.toThrow(InputEnded)
    expect(screen.input.isRaw).toBe(false)
  })

  it('so is the end of the stream', async () => {
    const { reply } = await ending((asked) => asked.screen.input.push(null))
    await expect(reply).rejects.toThrow(InputEnded)
  })

  it('and a stream that ended before', async () => {
    const { screen, prompter, reply } = await ending((asked) => asked.screen.input.push(null))
    await expect(reply).rejects.toThrow(InputEnded)
    await expect(ask(prompter)).rejects.toThrow(InputEnded)
    expect(screen.isGivenBack()).toBe(true)
  })

  it('an end from outside is handed on, also one that came before', async () => {
    const { screen, prompter, reply } = await ending((asked) =>
      asked.end(new ExitError('ended from outside')),
    )
    await expect(reply).rejects.toThrow('ended from outside')
    await expect(ask(prompter)).rejects.toThrow('ended from outside')
    expect(screen.isGivenBack()).toBe(true)
  })

  it.skipIf(name === 'a confirmation')('q leaves', async () => {
    const { reply } = await ending((asked) =>
      asked.screen.press(name === 'a text' ? `q${enter}` : 'q'),
    )
    await expect(reply).rejects.toThrow(Left)
  })

  it('leaves no listener behind', async () => {
    const { screen, reply } = await ending((asked) => asked.screen.press(ctrlC))
    await expect(reply).rejects.toThrow(Interrupted)
    expect(screen.input.listenerCount('end')).toBeLessThanOrEqual(1)
    expect(screen.input.listenerCount('pause')).toBe(0)
    expect(screen.output.listenerCount('resize')).toBe(0)
  })
})

it.each([
  [
    'a pick',
    (prompter: InteractivePrompter) => prompter.pick(pickOf('one', ['a'])),
    /leaves$/,
    '-',
  ],
  ['a text', (prompter: InteractivePrompter) => prompter.text(number), /Seconds:$/, `-${enter}`],
] as const)('- passes %s', async (_name, ask, seen, keys) => {
  const { screen, prompter } = asking()
  const reply = ask(prompter)
  await screen.sees(seen)
  screen.press(keys)
  expect(await reply).toEqual({ kind: 'passed' })
})

it('B9 writes no colour of its own, and ASCII alone where that is asked for', async () => {
  const { screen, prompter } = asking({ ascii: true })
  const pick = prompter.pick(pickOf('several', ['a', 'b']))
  await screen.sees(/leaves$/)
  screen.press(`1${enter}`)
  await pick
  const text = prompter.text(number)
  await screen.sees(/Seconds:$/)
  screen.press(`x${enter}`)
  await screen.sees(/Type a number/)
  screen.press(`2${enter}`)
  await text
  const yes = prompter.confirm('Sure?')
  await screen.sees(/Sure\?/)
  screen.press(`y${enter}`)
  await yes
  const key = prompter.keys(next)
  await screen.sees(/\(q\)$/)
  screen.press(enter)
  await key
  expect(screen.bytes).not.toMatch(/\x1b\[[0-9;]*m/)
  expect(await screen.shown()).toMatch(/^[\x20-\x7e\n]*$/)
})
