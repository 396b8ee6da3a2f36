export const runTogether = (jobs) =>
  new Promise((resolve, reject) => {
    const controller = new AbortController()
    const results = Array(jobs.length)
    const failures = []
    let open = jobs.length
    const ended = () => {
      if (--open > 0) return
      if (failures.length > 0) reject(failures[0])
      else resolve(results)
    }
    if (open === 0) resolve([])
    jobs.forEach((job, i) => {
      new Promise((go) => go(job(controller.signal)))
        .then(
          (value) => (results[i] = value),
          (error) => {
            failures.push(error)
            controller.abort()
          },
        )
        .finally(ended)
    })
  })
