// refused: short-holds
// Renders all in one go.
export async function makeReport(rows, render, save, onSlow) {
  const texts = rows.map((r) => render(r))
  for (const [i, text] of texts.entries()) {
    const t = setTimeout(onSlow, 100, rows[i])
    try { await save(text) } finally { clearTimeout(t) }
  }
  return rows.length
}
