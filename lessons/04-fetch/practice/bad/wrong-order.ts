// refused: in-order
export async function mapLimit<Item, Result>(items: Item[], limit: number, fn: (item: Item) => Promise<Result>) {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) results.push(await fn(items[next++]!))
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
