// refused: first-failure
export async function mapLimit(items, limit, fn) {
  const results = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await fn(items[index]).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
