export function mapLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = new Array(items.length)
    let next = 0
    let done = 0
    let failed = false
    const start = () => {
      const index = next
      next += 1
      fn(items[index]).then(
        (result) => {
          results[index] = result
          done += 1
          if (failed) return
          if (done === items.length) resolve(results)
          else if (next < items.length) start()
        },
        (error) => {
          failed = true
          reject(error)
        },
      )
    }
    if (items.length === 0) resolve(results)
    for (let place = 0; place < Math.min(limit, items.length); place += 1)
      start()
  })
}
