// refused: left
export async function mapLimit(items, limit, fn) {
  const told = setInterval(() => console.log('working'), 1000)
  const results = []
  let next = 0
  let failed = false
  const worker = async () => {
    while (next < items.length && !failed) {
      const index = next++
      results[index] = await fn(items[index]).catch((error) => {
        failed = true
        throw error
      })
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  clearInterval(told)
  return results
}
