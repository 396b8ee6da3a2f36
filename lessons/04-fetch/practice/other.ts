// A race over those under way: short, and no workers to think of; for thousands of items
// it is slow, since each race listens to all again.
export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const underWay = new Set<Promise<void>>()
  for (const [index, item] of items.entries()) {
    if (underWay.size === limit) await Promise.race(underWay)
    const one: Promise<void> = fn(item).then((result) => {
      results[index] = result
      underWay.delete(one)
    })
    underWay.add(one)
  }
  await Promise.all(underWay)
  return results
}
