export async function firstAnswer<Answer>(
  servers: readonly string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  // Rejects when the time is over.
  const tooLate = new Promise<never>((_, reject) => {
    const giveUp = () =>
      reject(new DOMException('too late', 'TimeoutError'))
    timer = setTimeout(giveUp, ms)
  })

  // The first answer that is no failure.
  const first = Promise.any(
    servers.map((server) => ask(server, controller.signal)),
  )

  //> Whichever of the two is first. However it ends: clear the timer, abort the rest.
  try {
    return await Promise.race([first, tooLate])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
  //< return await Promise.race([first, tooLate])
}
