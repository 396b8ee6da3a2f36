// refused: changed
export async function mapLimit(items, limit, fn) {
  const results = []
  const count = items.length
  let failed = false
  const worker = async () => {
    while (items.length > 0 && !failed) {
      const index = count - items.length
      try {
        results[index] = await fn(items.shift())
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
