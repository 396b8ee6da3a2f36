// refused: time-out
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(), ms)
  })
  try {
    const first = Promise.any(servers.map((server) => ask(server, controller.signal)))
    return await Promise.race([first, late])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
