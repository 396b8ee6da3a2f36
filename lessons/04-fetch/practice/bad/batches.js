// refused: never-idle
export async function mapLimit(items, limit, fn) {
  const results = []
  for (let at = 0; at < items.length; at += limit) {
    results.push(...(await Promise.all(items.slice(at, at + limit).map((item) => fn(item)))))
  }
  return results
}
