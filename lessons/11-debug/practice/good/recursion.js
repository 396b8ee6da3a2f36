export const makeReport = (rows, render, save, onSlow) => {
  if (rows.length === 0) return Promise.resolve(0)
  const [row, ...rest] = rows
  const text = render(row)
  const timer = setTimeout(onSlow, 100, row)
  return save(text)
    .finally(() => clearTimeout(timer))
    .then(() => makeReport(rest, render, save, onSlow))
    .then((count) => count + 1)
}
