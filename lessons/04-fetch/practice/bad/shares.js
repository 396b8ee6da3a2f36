// refused: never-idle
// Each worker has a share of its own, and is idle when that is done.
export async function mapLimit(items, limit, fn) {
  const results = []
  const worker = async (first) => {
    for (let index = first; index < items.length; index += limit) {
      results[index] = await fn(items[index])
    }
  }
  await Promise.all(Array.from({ length: limit }, (_, first) => worker(first)))
  return results
}
