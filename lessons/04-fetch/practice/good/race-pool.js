export async function mapLimit(items, limit, fn) {
  const results = new Array(items.length)
  const pool = new Set()
  for (const [i, item] of items.entries()) {
    if (pool.size === limit) await Promise.race(pool)
    const one = fn(item).then((value) => {
      results[i] = value
      pool.delete(one)
    })
    pool.add(one)
  }
  await Promise.all(pool)
  return results
}
