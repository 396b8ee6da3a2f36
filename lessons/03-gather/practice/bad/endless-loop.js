// refused: endless-loop
export async function loadAll(ids, load) {
  const results = []
  ids.forEach((id) => load(id).then((result) => results.push(result)))
  while (results.length < ids.length) {
    // until they are there
  }
  return results
}
