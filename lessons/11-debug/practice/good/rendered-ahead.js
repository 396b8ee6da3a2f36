// The next row is rendered while one is saved.
export async function makeReport(rows, render, save, onSlow) {
  let next = rows.length > 0 ? render(rows[0]) : undefined
  for (const [index, row] of rows.entries()) {
    const timer = setTimeout(onSlow, 100, row)
    const saving = save(next)
    saving.catch(() => {})
    if (index + 1 < rows.length) next = render(rows[index + 1])
    await saving.finally(() => clearTimeout(timer))
  }
  return rows.length
}
