// refused: memory
export async function mapLimit(items: unknown[], limit: number) {
  const results: unknown[] = []
  while (results.length < Infinity) results.push({ items, limit, text: 'x'.repeat(1000) + results.length })
  return results
}
