// refused: asks-early
// Each worker takes from the source itself: no room, and several next at once.
export async function pump(source, work, { workers }) {
  let n = 0
  await Promise.all(Array.from({ length: workers }, async () => {
    for (;;) {
      const { done, value } = await source.next()
      if (done) return
      await work(value)
      n++
    }
  }))
  return n
}
