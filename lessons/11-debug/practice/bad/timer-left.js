// refused: slow-told
// Timer cleared only after good saves.
export async function makeReport(rows, render, save, onSlow) {
  for (const row of rows) {
    const text = render(row)
    const t = setTimeout(onSlow, 100, row)
    await save(text)
    clearTimeout(t)
  }
  return rows.length
}
