// refused: first-failure
export async function loadAll(ids, load) {
  const promises = ids.map((id) => load(id))
  for (const promise of promises) promise.catch(() => {})
  const results = []
  for (const promise of promises) results.push(await promise)
  return results
}
