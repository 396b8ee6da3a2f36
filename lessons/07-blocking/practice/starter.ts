export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  budget: number,
): Promise<Result[]> {
  return items.map((item) => work(item))
}
