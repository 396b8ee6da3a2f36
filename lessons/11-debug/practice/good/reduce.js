export const makeReport = (rows, render, save, onSlow) =>
  rows.reduce(async (before, row) => {
    const count = await before
    const text = render(row)
    const timer = setTimeout(() => onSlow(row), 100)
    await save(text).finally(() => clearTimeout(timer))
    return count + 1
  }, Promise.resolve(0))
