// The watching is a function of its own around the promise: it can be used for whatever
// else takes time.
async function watched(
  work: Promise<void>,
  onLate: () => void,
): Promise<void> {
  const timer = setTimeout(onLate, 100)
  await work.finally(() => clearTimeout(timer))
}

export async function makeReport<Row>(
  rows: readonly Row[],
  render: (row: Row) => string,
  save: (text: string) => Promise<void>,
  onSlow: (row: Row) => void,
): Promise<number> {
  for (const row of rows) {
    const text = render(row)
    await watched(save(text), () => onSlow(row))
  }
  return rows.length
}
