// refused: in-time
export async function inSlices(items, work) {
  const results = []
  for (const item of items) {
    results.push(work(item))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return results
}
