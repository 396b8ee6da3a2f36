// refused: endless-microtasks
export async function loadAll(ids, load) {
  const results = []
  ids.forEach((id) => load(id).then((result) => results.push(result)))
  while (results.length < ids.length) await null
  return results
}
