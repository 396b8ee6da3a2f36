import type { Unstamped } from '../../src/journal/entry.ts'
import { Journal } from '../../src/journal/journal.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'

export async function open(
  storage: MemoryStorage,
  course: string | null = null,
): Promise<{ journal: Journal; warnings: string[] }> {
  const warnings: string[] = []
  let second = 0
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)).toISOString()
  return {
    journal: await Journal.open({ storage, course, now, warn: (line) => warnings.push(line) }),
    warnings,
  }
}

export const reached = (step: string): Unstamped => ({ kind: 'reached', lesson: 'gather', step })
export const answered = (question: string): Unstamped => ({
  kind: 'answered',
  lesson: 'gather',
  step: `quiz:${question}`,
  question,
  knobs: { a: 1 },
  given: ['x'],
  verdict: 'wrong',
  lure: 'x',
})
