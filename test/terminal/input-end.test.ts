import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { InputEnded } from '../../src/terminal/left.ts'
import { watchInput } from '../../src/terminal/input-end.ts'

function watched(): { input: NodeJS.ReadStream; ends: InputEnded[]; unwatch: () => void } {
  const input = new PassThrough().resume() as unknown as NodeJS.ReadStream
  const ends: InputEnded[] = []
  return { input, ends, unwatch: watchInput(input, (end) => ends.push(end)) }
}

/** What readline does with such a key: it tells of it, then pauses the input. */
function pressedAndPaused(input: NodeJS.ReadStream, name: string): void {
  input.emit('keypress', '', { name, ctrl: true, sequence: '' })
  input.pause()
}

// No readline hears these keys: at Ctrl-Z it would stop the process that runs the tests.
it('wakes an input that readline left paused after Ctrl-Z', async () => {
  const { input, ends } = watched()
  pressedAndPaused(input, 'z')
  const read = once(input, 'data')
  input.push('x')
  expect([String((await read)[0]), ends.length]).toEqual(['x', 0])
})

it('takes a pause after Ctrl-D as the end', () => {
  const { input, ends } = watched()
  pressedAndPaused(input, 'd')
  expect(ends).toHaveLength(1)
})

it('hears nothing any more once it is told to stop', () => {
  const { input, ends, unwatch } = watched()
  unwatch()
  pressedAndPaused(input, 'd')
  expect(ends).toHaveLength(0)
})
