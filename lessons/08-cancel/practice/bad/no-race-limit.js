// refused: time-out
// Relies on the asks to obey the abort; all fail with AbortError → Aggregate.
export async function firstAnswer(servers, ask, ms) {
  const c = new AbortController()
  const t = setTimeout(() => c.abort(), ms)
  try {
    return await Promise.any(servers.map((s) => ask(s, c.signal)))
  } finally { clearTimeout(t); c.abort() }
}
