// refused: once
export async function inSlices(items, work) {
  items.map((item) => work(item))
  return items.map((item) => work(item))
}
