// refused: asks-none-after-failure
export async function pump(source, work, { workers, room }) {
  const items = []
  let [count, atWork, failed] = [0, 0, false]
  let [wake, fail] = []
  const failure = new Promise((_, reject) => (fail = reject))
  const next = () => {
    while (!failed && atWork < workers && items.length > 0) {
      atWork++
      work(items.shift()).then(
        () => {
          atWork--
          next()
          wake?.()
        },
        (error) => {
          failed = true
          wake?.()
          fail(error)
        },
      )
    }
  }
  const all = async () => {
    for await (const item of source) {
      count++
      items.push(item)
      next()
      // Whoever is woken by a failure goes on.
      while (!failed && atWork + items.length >= workers + room) await new Promise((resolve) => (wake = resolve))
    }
    while (!failed && atWork > 0) await new Promise((resolve) => (wake = resolve))
    return count
  }
  return Promise.race([all(), failure])
}
