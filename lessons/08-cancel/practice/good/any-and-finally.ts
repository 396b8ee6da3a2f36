class TimeoutError extends Error {
  override name = 'TimeoutError'
}

export async function firstAnswer<Answer>(
  servers: readonly string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TimeoutError(`no answer in ${ms} ms`)),
      ms,
    )
  })
  try {
    const first = Promise.any(
      servers.map((server) => ask(server, controller.signal)),
    )
    return await Promise.race([first, tooLate])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
