export async function makeReport(rows, render, save, onSlow) {
  let saved = 0
  for (const row of rows) {
    const text = render(row)
    const timer = setTimeout(onSlow, 100, row)
    try {
      await save(text)
    } finally {
      clearTimeout(timer)
    }
    saved++
  }
  return saved
}
