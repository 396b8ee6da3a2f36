export async function loadAll(ids, load) {
  if (ids.length === 0) return []
  if (ids.length === 1) return [await load(ids[0])]
  const middle = ids.length >> 1
  const [left, right] = await Promise.all([
    loadAll(ids.slice(0, middle), load),
    loadAll(ids.slice(middle), load),
  ])
  return left.concat(right)
}
