// refused: hung
export function mapLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = []
    let next = 0
    let done = 0
    let stopped = false
    const start = () => {
      if (next >= items.length || stopped) return
      const index = next++
      fn(items[index]).then(
        (result) => {
          results[index] = result
          if (++done === items.length) resolve(results)
          start()
        },
        (error) => {
          stopped = true
          reject(error)
        },
      )
    }
    for (let place = 0; place < limit; place++) start()
  })
}
