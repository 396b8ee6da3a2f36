// refused: wrong-export
export default function loadAll(ids, load) {
  return Promise.all(ids.map((id) => load(id)))
}
