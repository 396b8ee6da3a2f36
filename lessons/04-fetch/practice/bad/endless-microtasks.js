// refused: endless-microtasks
export async function mapLimit(items, limit, fn) {
  let underWay = 0
  return Promise.all(
    items.map(async (item) => {
      while (underWay >= limit) await Promise.resolve()
      underWay++
      try {
        return await fn(item)
      } finally {
        underWay--
      }
    }),
  )
}
