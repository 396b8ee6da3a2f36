// refused: all-at-once
export async function firstAnswer(servers, ask, ms) {
  const errors = []
  for (const server of servers) {
    try {
      return await ask(server, AbortSignal.timeout(ms))
    } catch (error) {
      errors.push(error)
    }
  }
  throw new AggregateError(errors)
}
