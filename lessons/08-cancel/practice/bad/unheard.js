// refused: unhandled
export function firstAnswer(servers, ask, ms) {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const errors = []
    const timer = setTimeout(() => {
      reject(new DOMException('late', 'TimeoutError'))
      controller.abort()
    }, ms)
    for (const server of servers) {
      const asked = ask(server, controller.signal)
      asked.then((answer) => {
        clearTimeout(timer)
        resolve(answer)
        controller.abort()
      })
      asked.catch((error) => {
        if (errors.push(error) < servers.length) return
        clearTimeout(timer)
        reject(new AggregateError(errors))
      })
    }
  })
}
