// refused: unhandled
export function loadAll(ids, load) {
  const promises = ids.map((id) => load(id))
  promises.map((promise) => promise.then((result) => console.log(result)))
  return Promise.all(promises)
}
