// refused: at-most-limit
export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(items.map((item) => fn(item)))
}
