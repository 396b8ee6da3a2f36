// refused: first-answer
export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const asks = servers.map((server) => ask(server, controller.signal))
  controller.abort()
  return Promise.any(asks)
}
