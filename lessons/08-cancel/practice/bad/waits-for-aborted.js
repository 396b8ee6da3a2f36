// refused: answers-at-once
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { name: 'TimeoutError' })), ms)
  })
  const asks = servers.map((server) => ask(server, controller.signal))
  try {
    return await Promise.race([Promise.any(asks), late])
  } finally {
    clearTimeout(timer)
    controller.abort()
    await Promise.allSettled(asks)
  }
}
