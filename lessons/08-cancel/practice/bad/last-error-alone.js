// refused: all-fail
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { name: 'TimeoutError' })), ms)
  })
  try {
    const first = Promise.any(servers.map((server) => ask(server, controller.signal)))
    return await Promise.race([first, late])
  } catch (error) {
    throw error.errors ? error.errors.at(-1) : error
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
