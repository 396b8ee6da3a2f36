export function firstAnswer(servers, ask, ms) {
  return new Promise((resolve, reject) => {
    const controllers = servers.map(() => new AbortController())
    const errors = []
    let over = false
    const finish = (then) => {
      if (over) return
      over = true
      clearTimeout(timer)
      then()
      for (const controller of controllers) controller.abort()
    }
    const timer = setTimeout(() => {
      const error = new Error('too late')
      error.name = 'TimeoutError'
      finish(() => reject(error))
    }, ms)
    servers.forEach((server, index) => {
      ask(server, controllers[index].signal).then(
        (answer) => finish(() => resolve(answer)),
        (error) => {
          errors[index] = error
          if (Object.keys(errors).length === servers.length) {
            finish(() =>
              reject(new AggregateError(errors, 'nobody answered')),
            )
          }
        },
      )
    })
  })
}
