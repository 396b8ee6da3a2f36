export function settle(jobs) {
  const ended = jobs.map((job, index) =>
    Promise.resolve()
      .then(job)
      .then(
        (value) => ({ ok: true, value }),
        (error) => ({ ok: false, index, error }),
      ),
  )
  return Promise.all(ended).then((all) => ({
    values: all.filter(({ ok }) => ok).map(({ value }) => value),
    errors: all
      .filter(({ ok }) => !ok)
      .map(({ index, error }) => ({ error, index })),
  }))
}
