// refused: hung
export function loadAll(ids, load) {
  return new Promise((resolve, reject) => {
    const results = []
    let done = 0
    ids.forEach((id, index) =>
      load(id).then((result) => {
        results[index] = result
        if (++done === ids.length) resolve(results)
      }, reject),
    )
  })
}
