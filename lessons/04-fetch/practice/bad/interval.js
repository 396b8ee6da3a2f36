// refused: never-idle
export function mapLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = []
    let [next, underWay, done] = [0, 0, 0]
    setInterval(() => {
      while (underWay < limit && next < items.length) {
        const index = next++
        underWay++
        fn(items[index]).then((result) => {
          results[index] = result
          underWay--
          done++
        }, reject)
      }
      if (done === items.length) resolve(results)
    }, 10)
  })
}
