// One iterator, from which all workers take.
export async function mapLimit(items, limit, fn) {
  const results = []
  const entries = items.entries()
  let stopped = false
  const work = async () => {
    for (const [index, item] of entries) {
      results[index] = await fn(item)
      if (stopped) return
    }
  }
  const workers = []
  for (let count = 0; count < limit; count++) {
    workers.push(
      work().catch((error) => {
        stopped = true
        entries.return?.()
        throw error
      }),
    )
  }
  await Promise.all(workers)
  return results
}
