import { scheduler } from 'node:timers/promises'

export async function inSlices(items, work, budget) {
  const results = []
  let began = performance.now()
  for (const item of items) {
    if (performance.now() - began >= budget) {
      await scheduler.yield()
      began = performance.now()
    }
    results.push(work(item))
  }
  return results
}
