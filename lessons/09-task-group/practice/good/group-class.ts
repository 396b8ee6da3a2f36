enum State {
  Open,
  Failed,
}

class Group {
  private state = State.Open
  private error: unknown
  private readonly members: Promise<void>[] = []

  constructor(private readonly controller = new AbortController()) {}

  start(job: (signal: AbortSignal) => Promise<void>): void {
    this.members.push(
      job(this.controller.signal).catch((error) => this.fail(error)),
    )
  }

  private fail(error: unknown): void {
    if (this.state === State.Failed) return
    this.state = State.Failed
    this.error = error
    this.controller.abort()
  }

  async end(): Promise<void> {
    for (const member of this.members) await member
    if (this.state === State.Failed) throw this.error
  }
}

export async function runTogether<Result>(
  jobs: ((signal: AbortSignal) => Promise<Result>)[],
) {
  const group = new Group()
  const results: Result[] = Array(jobs.length)
  for (const [index, job] of jobs.entries())
    group.start(async (signal) => void (results[index] = await job(signal)))
  await group.end()
  return results
}
