// refused: changed
export async function loadAll(ids, load) {
  const promises = []
  while (ids.length > 0) promises.push(load(ids.shift()))
  return Promise.all(promises)
}
