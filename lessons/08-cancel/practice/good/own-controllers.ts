export function firstAnswer<S, A>(
  servers: S[],
  ask: (server: S, signal: AbortSignal) => Promise<A>,
  ms: number,
): Promise<A> {
  const controllers = servers.map(() => new AbortController())
  const errors: unknown[] = []
  return new Promise((resolve, reject) => {
    let over = false
    const end = (then: () => void) => {
      if (over) return
      over = true
      clearTimeout(timer)
      then()
      for (const controller of controllers) controller.abort()
    }
    const timer = setTimeout(
      () =>
        end(() =>
          reject(
            Object.assign(new Error('too late'), { name: 'TimeoutError' }),
          ),
        ),
      ms,
    )
    servers.forEach((server, i) => {
      ask(server, controllers[i]!.signal).then(
        (answer) => end(() => resolve(answer)),
        (error) => {
          errors.push(error)
          if (errors.length === servers.length)
            end(() => reject(new AggregateError(errors)))
        },
      )
    })
  })
}
