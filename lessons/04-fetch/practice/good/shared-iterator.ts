export async function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  fn: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const rest = items.entries()
  let failed = false
  const worker = async (): Promise<void> => {
    for (const [i, item] of rest) {
      try {
        results[i] = await fn(item)
      } catch (error) {
        failed = true
        throw error
      }
      if (failed) return
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
