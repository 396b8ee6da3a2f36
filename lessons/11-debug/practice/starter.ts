export async function makeReport<Row>(
  rows: readonly Row[],
  render: (row: Row) => string,
  save: (text: string) => Promise<void>,
  onSlow: (row: Row) => void,
): Promise<number> {
  const texts = rows.map((row) => render(row))
  let saved = 0
  rows.forEach(async (row, index) => {
    setTimeout(() => onSlow(row), 100)
    save(texts[index]!)
    saved++
  })
  return saved
}
