import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { builtLessons } from '../../testing/host.ts'
import { atTerminal, play } from '../../testing/learner.ts'
import { byTable, inHurry } from '../../testing/learners.ts'
import { Terminal } from '../../testing/terminal.ts'

const lessons = readdirSync(builtLessons, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name.replace(/^\d+-/, ''))
const open: Terminal[] = []
afterAll(async () => {
  for (const terminal of open) await terminal.remove()
})

describe.concurrent('by keyboard', () => {
  it.each(lessons)(
    '%s can be played to its end, everything passed and asked once more',
    async (lesson) => {
      const on = await Terminal.start(['learn', lesson])
      open.push(on)
      expect(await play(atTerminal(on), on.ended, byTable(inHurry))).toBe(0)
      const text = on.text()
      expect(text).toMatch(
        /0 of 4 right\.[\s\S]*once more[\s\S]*To keep:[\s\S]*You missed:[\s\S]*Lesson \d+ is done\./,
      )
      expect(text).not.toMatch(/undefined|NaN|\[object|Wrong:/)
    },
    240_000,
  )
})
