import { scheduler } from 'node:timers/promises'

function* slices(items, work, budget) {
  let since = performance.now()
  for (const item of items) {
    yield { result: work(item), isOver: performance.now() - since > budget }
    if (performance.now() - since > budget) since = performance.now()
  }
}

export async function inSlices(items, work, budget) {
  const results = []
  for (const { result, isOver } of slices(items, work, budget)) {
    results.push(result)
    if (isOver) await scheduler.yield()
  }
  return results
}
