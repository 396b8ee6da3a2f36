export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  let failed = false

  // One worker: takes the next item as long as there is one and nothing has failed.
  async function worker(): Promise<void> {
    while (next < items.length && !failed) {
      const index = next++
      //> Call fn with that item, and keep what it gives at that place.
      //> When it fails, no worker may take another item.
      try {
        results[index] = await fn(items[index]!)
      } catch (error) {
        failed = true
        throw error
      }
      //<
    }
  }

  //> Start as many workers as limit says, and wait for all of them.
  await Promise.all(Array.from({ length: limit }, worker))
  //< await worker()
  return results
}
