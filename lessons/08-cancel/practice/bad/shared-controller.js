// refused: first-answer
const controllers = new Set()

export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  controllers.add(controller)
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms)
  })
  try {
    return await Promise.race([Promise.any(servers.map((server) => ask(server, controller.signal))), late])
  } finally {
    clearTimeout(timer)
    for (const one of controllers) one.abort()
  }
}
