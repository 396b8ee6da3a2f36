const watched = (promise, ms, late) => {
  const timer = setTimeout(late, ms)
  return promise.finally(() => clearTimeout(timer))
}

export const makeReport = (rows, render, save, onSlow) =>
  rows
    .reduce(
      (before, row) =>
        before.then(() =>
          watched(save(render(row)), 100, () => onSlow(row)),
        ),
      Promise.resolve(),
    )
    .then(() => rows.length)
