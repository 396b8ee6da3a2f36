// refused: never-idle
// Batches.
export async function mapLimit(items, limit, fn) {
  const out = []
  while (out.length < items.length) {
    out.push(...(await Promise.all(items.slice(out.length, out.length + limit).map((x) => fn(x)))))
  }
  return out
}
