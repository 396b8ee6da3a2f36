// By hand, as before there was Promise.all.
export function loadAll(ids, load) {
  return new Promise((resolve, reject) => {
    const results = new Array(ids.length)
    let left = ids.length
    if (left === 0) resolve(results)
    ids.forEach((id, index) => {
      load(id).then((result) => {
        results[index] = result
        left -= 1
        if (left === 0) resolve(results)
      }, reject)
    })
  })
}
