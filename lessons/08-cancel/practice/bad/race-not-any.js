// refused: first-answer
// First failure wins.
export async function firstAnswer(servers, ask, ms) {
  const c = new AbortController()
  const t = setTimeout(() => c.abort(new DOMException('late', 'TimeoutError')), ms)
  try {
    return await Promise.race(servers.map((s) => ask(s, c.signal)))
  } finally { clearTimeout(t); c.abort() }
}
