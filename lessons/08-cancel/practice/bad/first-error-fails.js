// refused: first-answer
export function firstAnswer(servers, ask, ms) {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      reject(new DOMException('late', 'TimeoutError'))
      controller.abort()
    }, ms)
    const over = (settle) => (value) => {
      clearTimeout(timer)
      settle(value)
      controller.abort()
    }
    for (const server of servers) ask(server, controller.signal).then(over(resolve), over(reject))
  })
}
