import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { seededRandom } from '../../src/lab/random.ts'
import { entriesIn, progressOf } from '../../testing/entries.ts'
import { atTerminal, play } from '../../testing/learner.ts'
import { byTable, inHurry } from '../../testing/learners.ts'
import { Terminal } from '../../testing/terminal.ts'

const open: Terminal[] = []
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.remove()
})

const entriesAt = async (home: string) =>
  entriesIn(await readFile(path.join(home, 'journal.jsonl'))).entries

/** Plays on a pseudo-terminal; it is killed at the prompt after so many. */
function played(on: Terminal, prompts = Number.POSITIVE_INFINITY): Promise<number> {
  const seat = atTerminal(on)
  let left = prompts
  return play(
    { ...seat, type: (keys) => (left-- > 0 ? seat.type(keys) : on.kill('SIGKILL')) },
    on.ended,
    byTable(inHurry),
  )
}

/** Kills the program in the middle of a lesson, and goes on with it. */
export function killedInALesson(seeds: readonly number[]): void {
  // The moment between two seeds differs with the machine: what holds must hold at each.
  it.each(seeds)(
    'SIGKILL on a pseudo-terminal, seed %d: what was answered stays, and is not asked again',
    async (seed) => {
      const prompts = 3 + Math.floor(seededRandom(seed)() * 12)
      const on = await Terminal.start(['learn', 'gather'])
      open.push(on)
      expect(await played(on, prompts)).toBe(128 + 9)
      const before = await entriesAt(on.home)
      expect(before.length).toBeGreaterThan(1)

      const again = await Terminal.start(['learn', 'gather'], { home: on.home })
      open.push(again)
      expect(await played(again)).toBe(0)
      const after = await entriesAt(on.home)
      expect(after.slice(0, before.length)).toEqual(before)
      expect(progressOf(after).of('gather').state).toBe('done')
      const steps = after.flatMap((entry) => (entry.kind === 'answered' ? [entry.step] : []))
      expect(new Set(steps).size).toBe(steps.length)
    },
    120_000,
  )
}
