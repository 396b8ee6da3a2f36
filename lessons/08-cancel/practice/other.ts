// AbortSignal.timeout needs no clearing, and AbortSignal.any makes one signal of both ends;
// the promise has to be rejected all the same, since an ask may ignore its signal.
export async function firstAnswer<Answer>(
  servers: readonly string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
): Promise<Answer> {
  const over = new AbortController()
  const limit = AbortSignal.timeout(ms)
  const signal = AbortSignal.any([over.signal, limit])
  const tooLate = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason))
  })
  const first = Promise.any(servers.map((server) => ask(server, signal)))
  return Promise.race([first, tooLate]).finally(() => over.abort())
}
