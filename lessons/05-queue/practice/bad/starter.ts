// refused: at-most-workers
export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const items: Item[] = []
  for await (const item of source) items.push(item)
  await Promise.all(items.map((item) => work(item)))
  return items.length
}
