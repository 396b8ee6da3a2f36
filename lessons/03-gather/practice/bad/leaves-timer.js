// refused: left
export async function loadAll(ids, load) {
  const slow = setTimeout(() => console.log('slow'), 60_000)
  const results = await Promise.all(ids.map((id) => load(id)))
  slow.unref()
  return results
}
