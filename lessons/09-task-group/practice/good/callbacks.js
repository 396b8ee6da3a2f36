export const runTogether = (jobs) =>
  new Promise((resolve, reject) => {
    const results = new Array(jobs.length)
    const controllers = jobs.map(() => new AbortController())
    const failures = []
    let open = jobs.length
    const ended = () => {
      if (--open > 0) return
      if (failures.length > 0) reject(failures[0])
      else resolve(results)
    }
    if (open === 0) return resolve(results)
    jobs.forEach((job, index) => {
      job(controllers[index].signal).then(
        (value) => {
          results[index] = value
          ended()
        },
        (error) => {
          if (failures.push(error) === 1)
            for (const controller of controllers) controller.abort()
          ended()
        },
      )
    })
  })
