// refused: in-order
// Async map without all.
export async function loadAll(ids, load) {
  return ids.map(async (id) => await load(id))
}
