// refused: left
export async function inSlices(items, work) {
  const results = []
  setInterval(() => {}, 20_000)
  for (const item of items) {
    results.push(work(item))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return results
}
