// refused: at-most-limit
// One too many.
export async function mapLimit(items, limit, fn) {
  const results = []
  const pool = new Set()
  for (const [i, item] of items.entries()) {
    const one = fn(item).then((v) => { results[i] = v; pool.delete(one) })
    pool.add(one)
    if (pool.size > limit) await Promise.race(pool)
  }
  await Promise.all(pool)
  return results
}
