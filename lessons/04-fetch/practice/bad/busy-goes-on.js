// refused: none-after-failure
// Workers go on after failure.
export async function mapLimit(items, limit, fn) {
  const results = []
  let i = 0
  const worker = async () => { while (i < items.length) { const at = i++; results[at] = await fn(items[at]) } }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
