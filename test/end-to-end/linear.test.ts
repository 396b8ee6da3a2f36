import { afterEach, expect, it } from 'vitest'
import { Terminal } from '../../testing/terminal.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

it('says so when the input ends in the middle, and exits 1', async () => {
  terminal = await Terminal.start(['learn', 'gather', '--accessible'])
  await terminal.sees(/Choose 1 to 4/)
  terminal.type('\u0004')
  expect(await terminal.ended).toBe(1)
  await terminal.sees(/learn-async: the input ended before the lesson did; what you did is saved$/)
})
