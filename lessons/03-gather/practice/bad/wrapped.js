// refused: in-order
export async function loadAll(ids, load) {
  return { promise: Promise.all(ids.map((id) => load(id))) }
}
