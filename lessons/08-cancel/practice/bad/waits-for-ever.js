// refused: hung
export function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('late', 'TimeoutError'))
      controller.abort()
    }, ms)
    for (const server of servers) {
      ask(server, controller.signal).then(
        (answer) => {
          clearTimeout(timer)
          resolve(answer)
          controller.abort()
        },
        () => clearTimeout(timer),
      )
    }
  })
}
