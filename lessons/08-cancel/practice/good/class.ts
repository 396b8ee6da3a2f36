enum Phase {
  Asking,
  Over,
}

class Contest<Answer> {
  private phase = Phase.Asking
  private readonly errors: unknown[] = []
  private timer?: NodeJS.Timeout
  private settle!: {
    resolve: (answer: Answer) => void
    reject: (error: unknown) => void
  }

  constructor(
    private readonly servers: string[],
    private readonly ask: (
      server: string,
      signal: AbortSignal,
    ) => Promise<Answer>,
    private readonly stop = new AbortController(),
  ) {}

  run(ms: number): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.settle = { resolve, reject }
      this.timer = setTimeout(
        () =>
          this.over(() => reject(new DOMException('late', 'TimeoutError'))),
        ms,
      )
      for (const server of this.servers) void this.one(server)
    })
  }

  private async one(server: string) {
    try {
      const answer = await this.ask(server, this.stop.signal)
      this.over(() => this.settle.resolve(answer))
    } catch (error) {
      this.errors.push(error)
      if (this.errors.length < this.servers.length) return
      this.over(() => this.settle.reject(new AggregateError(this.errors)))
    }
  }

  private over(settle: () => void) {
    if (this.phase === Phase.Over) return
    this.phase = Phase.Over
    clearTimeout(this.timer)
    settle()
    this.stop.abort()
  }
}

export function firstAnswer<Answer>(
  servers: string[],
  ask: (server: string, signal: AbortSignal) => Promise<Answer>,
  ms: number,
) {
  return new Contest(servers, ask).run(ms)
}
