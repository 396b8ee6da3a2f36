// refused: aborts-rest
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { name: 'TimeoutError' })), ms)
  })
  const answer = await Promise.race([
    Promise.any(servers.map((server) => ask(server, controller.signal))),
    late,
  ]).catch((error) => {
    clearTimeout(timer)
    throw error
  })
  clearTimeout(timer)
  controller.abort()
  return answer
}
