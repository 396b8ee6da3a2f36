// refused: threw
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    throw new DOMException('late', 'TimeoutError')
  }, ms)
  return Promise.any(servers.map((server) => ask(server, controller.signal))).finally(() => {
    clearTimeout(timer)
    controller.abort()
  })
}
