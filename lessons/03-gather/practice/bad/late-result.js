// refused: at-once
export async function loadAll(ids, load) {
  const results = await Promise.all(ids.map((id) => load(id)))
  await new Promise((resolve) => setTimeout(resolve, 0))
  return results
}
