// refused: keeps-room
// Reads all first.
export async function pump(source, work, { workers }) {
  const items = []
  for await (const item of source) items.push(item)
  let i = 0
  await Promise.all(Array.from({ length: workers }, async () => { while (i < items.length) await work(items[i++]) }))
  return items.length
}
