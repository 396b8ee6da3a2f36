// refused: aborts-rest
export async function firstAnswer(servers, ask, ms) {
  const signal = AbortSignal.timeout(ms)
  const late = new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  late.catch(() => {})
  return Promise.race([Promise.any(servers.map((server) => ask(server, signal))), late])
}
