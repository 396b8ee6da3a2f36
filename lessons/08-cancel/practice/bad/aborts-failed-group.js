// refused: aborts-none-early
// Aborts the others a moment before it gives up.
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const early = setTimeout(() => controller.abort(), ms - 50)
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms)
  })
  const asks = servers.map((server) =>
    ask(server, controller.signal).catch((error) => {
      if (controller.signal.aborted) return new Promise(() => {})
      throw error
    }),
  )
  const answers = asks.map((one) => one.then((answer) => (controller.signal.aborted ? late : answer)))
  try {
    return await Promise.race([Promise.any(answers), late])
  } finally {
    clearTimeout(early)
    clearTimeout(timer)
    controller.abort()
  }
}
