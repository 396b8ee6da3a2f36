// refused: time-out
export async function firstAnswer<Answer>(
  servers: readonly string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer> {
  const { signal } = new AbortController()
  return Promise.any(servers.map((server) => ask(server, signal)))
}
