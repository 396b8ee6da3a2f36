// refused: within-budget
export async function inSlices(items, work) {
  const results = []
  for (const [index, item] of items.entries()) {
    results.push(work(item))
    if (index % 8 === 7) await new Promise((resolve) => setImmediate(resolve))
  }
  return results
}
