import type { Lab } from 'learn-async/kit'
import type { Knobs } from './demo.ts'

// Write here small programs that decide a question: at most ten lines inside
// the braces, which stand with the question.
type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const awaitedLater: Run = async ({ wait }, { a, b }) => {
  const first = wait('A', a)
  await wait('B', b)
  await first
}
