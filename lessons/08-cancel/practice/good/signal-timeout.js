// One signal of both: of the first answer, and of the time.
export async function firstAnswer(servers, ask, ms) {
  const done = new AbortController()
  const time = AbortSignal.timeout(ms)
  const signal = AbortSignal.any([done.signal, time])
  const over = new Promise((_, reject) => {
    time.addEventListener('abort', () => reject(time.reason), {
      once: true,
      signal: done.signal,
    })
  })
  try {
    return await Promise.race([
      over,
      Promise.any(servers.map((server) => ask(server, signal))),
    ])
  } finally {
    done.abort()
  }
}
