// refused: first-answer
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms)
  })
  let give
  const ownTimeout = new Promise((_, reject) => (give = reject))
  try {
    const asks = servers.map((server) =>
      ask(server, controller.signal).catch((error) => {
        if (error.name === 'TimeoutError') give(error)
        throw error
      }),
    )
    return await Promise.race([Promise.any(asks), late, ownTimeout])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
