// refused: once
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const asks = [...servers, ...servers].map((server) => ask(server, controller.signal))
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms)
  })
  return Promise.race([Promise.any(asks), late]).finally(() => {
    clearTimeout(timer)
    controller.abort()
  })
}
