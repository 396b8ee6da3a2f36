// refused: hung
export function runTogether(jobs) {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const results = []
    let open = jobs.length
    let failure
    jobs.forEach((job, index) => {
      job(controller.signal)
        .then(
          (value) => void (results[index] = value),
          (error) => {
            failure ??= { error }
            controller.abort()
          },
        )
        .then(() => {
          if (--open === 0) failure ? reject(failure.error) : resolve(results)
        })
    })
  })
}
