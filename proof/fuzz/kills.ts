import fc from 'fast-check'
import { killedAt, writesOf } from '../killed.ts'
import { type Family, type Ground, made } from './families.ts'

/** Lessons that are killed in the middle of any write of the journal, and played again. */
export function kills({ host, lessons }: Ground): Family {
  const writes = new Map<string, Promise<number>>()
  const writesIn = (lesson: string): Promise<number> => {
    const known = writes.get(lesson) ?? writesOf(host, lesson)
    writes.set(lesson, known)
    return known
  }
  const cases = fc.record({
    lesson: fc.constantFrom(...lessons.map(({ id }) => id)),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  return {
    name: 'kills',
    says: 'a lesson whose process is gone at any byte of any write, then played to its end: nothing lost, nothing asked twice',
    share: 0.0205,
    ...made(cases, {
      async inProcess({ lesson, seed }) {
        const faults = await killedAt(host, lesson, { seed, writes: await writesIn(lesson) })
        if (faults.length > 0) throw new Error(faults.join('; '))
        return { exitCode: 0, stdout: '', stderr: '' }
      },
    }),
  }
}
