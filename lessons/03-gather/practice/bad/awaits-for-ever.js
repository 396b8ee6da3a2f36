// refused: hung
export async function loadAll(ids, load) {
  const results = await Promise.all(ids.map((id) => load(id)))
  await new Promise(() => results)
}
