// Whoever is done makes room: the set of those under way is raced.
export async function mapLimit(items, limit, fn) {
  const results = []
  const underWay = new Set()
  for (const [index, item] of items.entries()) {
    const one = fn(item).then((result) => {
      results[index] = result
      underWay.delete(one)
    })
    underWay.add(one)
    if (underWay.size >= limit) await Promise.race(underWay)
  }
  await Promise.all(underWay)
  return results
}
