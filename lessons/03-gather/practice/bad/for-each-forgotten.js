// refused: in-order
// ForEach async returns at once.
export async function loadAll(ids, load) {
  const results = []
  ids.forEach(async (id) => { results.push(await load(id)) })
  return results
}
