import { once } from 'node:events'
import { expect, it } from 'vitest'
import { type LiveKey, listenForKeys } from '../../src/terminal/keys.ts'
import { Screen, up } from '../../testing/screen.ts'

async function typed(...chunks: string[]): Promise<LiveKey[]> {
  const { input } = new Screen()
  const keys: LiveKey[] = []
  const giveBack = listenForKeys({ stdin: input }, (key) => keys.push(key))
  for (const chunk of chunks) {
    const read = once(input, 'data')
    input.push(chunk)
    await read
  }
  giveBack()
  return keys
}

it('tells Space, q and Ctrl-C from other keys', async () => {
  expect(await typed(' ', 'q', '\x03', 'x')).toEqual(['space', 'q', 'ctrl-c', 'other'])
})

it('reads keys that come together one by one', async () => {
  expect(await typed('xq ')).toEqual(['other', 'q', 'space'])
})

it('takes what an arrow sends, or Alt with a letter, as one key', async () => {
  expect(await typed(`${up}\x1bOA\x1bq\x1b`)).toEqual(['other', 'other', 'other', 'other'])
})

it('has the terminal raw in between, and gives it back as it was', () => {
  const { input } = new Screen()
  const giveBack = listenForKeys({ stdin: input }, () => {})
  expect(input.isRaw).toBe(true)
  giveBack()
  expect(input.isRaw).toBe(false)
  expect(input.listenerCount('data')).toBe(0)
  expect(input.isPaused()).toBe(true)
})

it('leaves an input alone that is no terminal', () => {
  const { input } = new Screen()
  input.isTTY = false
  listenForKeys({ stdin: input }, () => {})()
  expect(input.isRaw).toBe(false)
  expect(input.listenerCount('data')).toBe(0)
})
