// refused: real-io
export async function mapLimit(items, limit, fn) {
  return Promise.all(items.map((item) => fetch(`https://example.com/${item}`)))
}
