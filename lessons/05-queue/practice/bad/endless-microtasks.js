// refused: endless-microtasks
export async function pump(source, work, { workers }) {
  let [busy, count] = [0, 0]
  for await (const item of source) {
    while (busy >= workers) await null
    busy++
    count++
    work(item).then(() => busy--)
  }
  return count
}
