// refused: first-answer
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { name: 'TimeoutError' })), ms)
  })
  try {
    const first = Promise.any(servers.map((server) => ask(server, controller.signal).then((answer) => answer || Promise.reject(answer))))
    return await Promise.race([first, late])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
