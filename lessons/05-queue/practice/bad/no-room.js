// refused: asks-early
export async function pump(source, work, { workers }) {
  let count = 0
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (;;) {
        const { done, value } = await source.next()
        if (done) return
        count++
        await work(value)
      }
    }),
  )
  return count
}
