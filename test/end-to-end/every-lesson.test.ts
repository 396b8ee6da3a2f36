import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { builtLessons } from '../session-host.ts'
import { enter, Terminal } from './terminal.ts'

const lessons = readdirSync(builtLessons).map((folder) => folder.replace(/^\d+-/, ''))
const open: Terminal[] = []
afterAll(async () => {
  for (const terminal of open) await terminal.remove()
})

/** What a learner in a hurry types at each prompt: on with Enter, every question passed, every run to its end. */
const hurry: [RegExp, string][] = [
  [/then Enter\n\? helps, q leaves$/, `3${enter}`],
  [/Next: [^\n]*$/, enter],
  [/(Seconds|Milliseconds|How many):$/, `-${enter}`],
  [/-\s+passes,\s+\?\s+helps,\s+q\s+leaves$/, '-'],
  [/Space: to the end$/, ' '],
]

describe.concurrent('by keyboard', () => {
  it.each(lessons)(
    '%s can be played to its end, everything passed and asked once more',
    async (lesson) => {
      const on = await Terminal.start(['learn', lesson])
      open.push(on)
      const over = on.ended.then(() => true)
      for (;;) {
        const next = await Promise.race([
          over,
          on.sees(new RegExp(hurry.map(([seen]) => seen.source).join('|'))).then(() => false),
        ])
        if (next) break
        const text = on.text()
        const [, keys] = hurry.find(([seen]) => seen.test(text)) ?? []
        if (keys === undefined) continue
        on.type(keys)
        await Promise.race([over, on.isPast(text)])
      }
      expect(await on.ended).toBe(0)
      const text = on.text()
      expect(text).toMatch(
        /0 of 4 right\.[\s\S]*once more[\s\S]*To keep:[\s\S]*You missed:[\s\S]*Lesson \d+ is done\./,
      )
      expect(text).not.toMatch(/undefined|NaN|\[object|Wrong:/)
    },
    240_000,
  )
})
