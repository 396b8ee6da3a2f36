// refused: once
export async function loadAll(ids, load) {
  await Promise.all(ids.map((id) => load(id)))
  return Promise.all(ids.map((id) => load(id)))
}
