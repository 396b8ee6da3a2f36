// refused: in-order
// As they come.
export function loadAll(ids, load) {
  return new Promise((resolve, reject) => {
    const results = []
    if (ids.length === 0) resolve([])
    ids.forEach(async (id) => {
      try {
        results.push(await load(id))
        if (results.length === ids.length) resolve(results)
      } catch (e) { reject(e) }
    })
  })
}
