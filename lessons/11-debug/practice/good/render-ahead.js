export async function makeReport(rows, render, save, onSlow) {
  const texts = []
  for (const row of rows) {
    texts.push(render(row))
    await new Promise((resolve) => setImmediate(resolve))
  }
  let count = 0
  for (const [i, text] of texts.entries()) {
    const timer = setTimeout(() => onSlow(rows[i]), 100)
    await save(text).then(
      () => count++,
      (error) => {
        clearTimeout(timer)
        throw error
      },
    )
    clearTimeout(timer)
  }
  return count
}
