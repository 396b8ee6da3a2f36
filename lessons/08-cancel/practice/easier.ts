export async function firstAnswer<Answer>(
  servers: readonly string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  // Rejects when the time is over.
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('too late', 'TimeoutError')),
      ms,
    )
  })

  // The first answer that is no failure.
  const first = Promise.any(
    servers.map((server) => ask(server, controller.signal)),
  )

  // Whichever of the two is first. However it ends: clear the timer, abort the rest.
  return await Promise.race([first, tooLate])
}
