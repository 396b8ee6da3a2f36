// refused: in-order
export async function inSlices(items, work) {
  const results = []
  for (const item of items.toReversed?.() ?? [...items].reverse()) {
    results.push(work(item))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return results
}
