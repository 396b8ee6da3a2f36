// refused: all-at-once
export async function loadAll(ids, load) {
  const results = []
  for (let at = 0; at < ids.length; at += 4) {
    results.push(...(await Promise.all(ids.slice(at, at + 4).map((id) => load(id)))))
  }
  return results
}
