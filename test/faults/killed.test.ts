import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { seededRandom } from '../../src/lab/random.ts'
import { parseJournal } from '../../src/progress/journal.ts'
import { lessonProgress } from '../../src/progress/progress.ts'
import { enter, Terminal } from '../end-to-end/terminal.ts'

const open: Terminal[] = []
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.remove()
})

const hurry: [RegExp, string][] = [
  [/where do you come from\?[^›]*q leaves$/, `2${enter}`],
  [/Next: [^\n]*$/, enter],
  [/(Seconds|Milliseconds|How many):$/, `-${enter}`],
  [/- passes, \? helps, q leaves$/, '-'],
  [/Space: to the end$/, ' '],
]
const any = new RegExp(hurry.map(([seen]) => seen.source).join('|'))

const entriesIn = async (home: string) =>
  parseJournal(await readFile(path.join(home, 'journal.jsonl'))).entries

/** Plays gather on a pseudo-terminal; false when it ended before so many prompts. */
async function play(on: Terminal, prompts: number): Promise<boolean> {
  const over = on.ended.then(() => true)
  for (let count = 0; count < prompts; ) {
    if (await Promise.race([over, on.sees(any).then(() => false)])) return false
    const text = on.text()
    const [, keys] = hurry.find(([seen]) => seen.test(text)) ?? []
    // Since it was seen a live picture may have ended.
    if (keys === undefined) continue
    count++
    on.type(keys)
    await Promise.race([over, on.isPast(text)])
  }
  return true
}

// The moment between two seeds differs with the machine: what holds must hold at each.
it.each([1, 2, 3])(
  'SIGKILL on a pseudo-terminal, seed %d: what was answered stays, and is not asked again',
  async (seed) => {
    const prompts = 3 + Math.floor(seededRandom(seed)() * 12)
    const on = await Terminal.start(['learn', 'gather'])
    open.push(on)
    await play(on, prompts)
    on.kill('SIGKILL')
    await on.ended
    const before = await entriesIn(on.home)
    expect(before.length).toBeGreaterThan(1)

    const again = await Terminal.start(['learn', 'gather'], { home: on.home })
    open.push(again)
    expect(await play(again, 200)).toBe(false)
    const after = await entriesIn(on.home)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(lessonProgress(after, 'gather').state).toBe('done')
    const steps = after.flatMap((entry) => (entry.kind === 'answered' ? [entry.step] : []))
    expect(new Set(steps).size).toBe(steps.length)
  },
  120_000,
)
