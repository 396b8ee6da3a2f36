import type { Run } from './demo.ts'

export const awaitedLater: Run = async ({ wait }, { a, b }) => {
  const first = wait('A', a)
  await wait('B', b)
  await first
}
