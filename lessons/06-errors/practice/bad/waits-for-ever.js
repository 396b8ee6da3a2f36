// refused: hung
export function settle(jobs) {
  return new Promise((resolve) => {
    const result = { values: [], errors: [] }
    let left = jobs.length
    for (const job of jobs) {
      Promise.resolve()
        .then(job)
        .then((value) => {
          result.values.push(value)
          if (--left === 0) resolve(result)
        })
        .catch((error) => result.errors.push({ error }))
    }
  })
}
