// refused: changed
export async function inSlices(items, work) {
  const results = []
  while (items.length > 0) {
    results.push(work(items.shift()))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return results
}
