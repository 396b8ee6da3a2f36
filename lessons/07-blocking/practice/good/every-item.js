import { setTimeout as sleep } from 'node:timers/promises'

export async function inSlices(items, work) {
  const results = []
  for (const item of items) {
    await sleep(0)
    results.push(work(item))
  }
  return results
}
