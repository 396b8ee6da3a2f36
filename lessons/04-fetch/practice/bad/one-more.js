// refused: at-most-limit
export async function mapLimit(items, limit, fn) {
  const results = []
  const underWay = new Set()
  for (const [index, item] of items.entries()) {
    if (underWay.size > limit) await Promise.race(underWay)
    const one = fn(item).then((result) => {
      results[index] = result
      underWay.delete(one)
    })
    underWay.add(one)
  }
  await Promise.all(underWay)
  return results
}
