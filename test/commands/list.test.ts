import { expect, it } from 'vitest'
import { journal } from '../tutor/guessed.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { startInProcess } from '../../testing/in-process.ts'

const at = '2026-01-01T12:00:00.000Z'
const reached = (lesson: string, step: string): Entry => ({ kind: 'reached', at, lesson, step })

it.each([
  [[], ['1✓ event-loop', '2> await', '3  gather']],
  [['--ascii'], ['1+ event-loop', '2> await', '3  gather']],
])('list %j has a sign for each state, before its word', async (flags, rows) => {
  const storage = journal(reached('event-loop', 'recap'), reached('await', 'idea'))
  const { screen, ended } = startInProcess(['list', ...flags], { storage, columns: 80, rows: 40 })
  expect(await ended).toBe(0)
  const shown = await screen.shown()
  for (const [index, row] of rows.entries()) {
    expect(shown).toMatch(
      new RegExp(` ${row.replace('+', '\\+')} +${['done', 'begun', 'new'][index]} `),
    )
  }
})
