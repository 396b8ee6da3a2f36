import type { Run } from './demo.ts'

export const awaitedLater: Run = async ({ wait }, { b }) => {
  const first = wait('A', 1000)
  await wait('B', b)
  await first
}
