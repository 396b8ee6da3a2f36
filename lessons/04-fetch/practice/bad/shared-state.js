// refused: at-most-limit
let underWay = 0

export async function mapLimit(items, limit, fn) {
  const results = []
  let failed = false
  underWay = 0
  const all = items.map(async (item, index) => {
    while (underWay >= limit) await Promise.race(running)
    if (failed) return
    underWay++
    const one = fn(item)
    running.add(one)
    try {
      results[index] = await one
    } catch (error) {
      failed = true
      throw error
    } finally {
      running.delete(one)
      underWay--
    }
  })
  await Promise.all(all)
  return results
}

const running = new Set()
