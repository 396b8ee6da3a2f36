export async function makeReport<R>(
  rows: R[],
  render: (row: R) => string,
  save: (text: string) => Promise<unknown>,
  onSlow: (row: R) => void,
  at = 0,
): Promise<number> {
  const row = rows[at]
  if (at >= rows.length) return at
  const text = render(row as R)
  const stop = new AbortController()
  const alarm = setTimeout(() => onSlow(row as R), 100)
  stop.signal.addEventListener('abort', () => clearTimeout(alarm))
  await save(text).finally(() => stop.abort())
  return makeReport(rows, render, save, onSlow, at + 1)
}
