// refused: asks-early
export async function pump(source, work) {
  let count = 0
  for await (const item of source) {
    await work(item)
    count++
  }
  return count
}
