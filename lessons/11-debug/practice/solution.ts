export async function makeReport<Row>(
  rows: readonly Row[],
  render: (row: Row) => string,
  save: (text: string) => Promise<void>,
  onSlow: (row: Row) => void,
): Promise<number> {
  let saved = 0
  for (const row of rows) {
    const text = render(row)
    const timer = setTimeout(() => onSlow(row), 100)
    try {
      await save(text)
    } finally {
      //> Is it slow when it is done?
      clearTimeout(timer)
      //<
    }
    saved++
  }
  return saved
}
