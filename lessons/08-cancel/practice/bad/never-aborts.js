// refused: aborts-rest
// Losers run on.
export function firstAnswer(servers, ask, ms) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms).unref())
  return Promise.race([Promise.any(servers.map((s) => ask(s, new AbortController().signal))), late])
}
