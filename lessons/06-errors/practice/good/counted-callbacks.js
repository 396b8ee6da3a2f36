// By hand: places are kept, holes are taken out at the end.
export const settle = (jobs) =>
  new Promise((resolve) => {
    const outcomes = []
    let left = jobs.length
    const ended = (index, outcome) => {
      outcomes[index] = outcome
      if (--left > 0) return
      resolve({
        values: outcomes.flatMap(({ value }) => value ?? []),
        errors: outcomes.flatMap((one, place) =>
          'error' in one ? { index: place, error: one.error } : [],
        ),
      })
    }
    if (left === 0) resolve({ values: [], errors: [] })
    jobs.forEach((job, index) => {
      const failed = (error) => ended(index, { error })
      try {
        job().then((value) => ended(index, { value: [value] }), failed)
      } catch (error) {
        failed(error)
      }
    })
  })
