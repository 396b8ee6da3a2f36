// refused: slow-told
// OnSlow after the save instead of 100 ms after it began.
export async function makeReport(rows, render, save, onSlow) {
  for (const row of rows) {
    const text = render(row)
    const t = performance.now()
    try { await save(text) } finally { if (performance.now() - t > 100) onSlow(row) }
  }
  return rows.length
}
