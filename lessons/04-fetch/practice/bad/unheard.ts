// refused: unhandled
export async function mapLimit<Item, Result>(items: Item[], limit: number, fn: (item: Item) => Promise<Result>) {
  const results: Result[] = []
  const underWay = new Set<Promise<void>>()
  for (const [index, item] of items.entries()) {
    const one = fn(item).then((result) => {
      results[index] = result
    })
    one.finally(() => underWay.delete(one))
    underWay.add(one)
    if (underWay.size >= limit) await Promise.race(underWay)
  }
  await Promise.all(underWay)
  return results
}
