export async function firstAnswer(servers, ask, ms) {
  const stop = new AbortController()
  const limit = AbortSignal.timeout(ms)
  const signal = AbortSignal.any([stop.signal, limit])
  const late = new Promise((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason), {
      once: true,
    })
  })
  try {
    return await Promise.race([
      Promise.any(servers.map((s) => ask(s, signal))),
      late,
    ])
  } finally {
    late.catch(() => {})
    stop.abort()
  }
}
