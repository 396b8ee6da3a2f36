class Nursery {
  private readonly controller = new AbortController()
  private readonly children: Promise<unknown>[] = []
  private first: { error: unknown } | null = null

  start<T>(
    job: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const child = this.child(job)
    this.children.push(child)
    return child
  }

  private async child<T>(
    job: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await job(this.controller.signal)
    } catch (error) {
      this.first ??= { error }
      this.controller.abort()
      return undefined
    }
  }

  async join(): Promise<void> {
    await Promise.all(this.children)
    if (this.first) throw this.first.error
  }
}

export async function runTogether<T>(
  jobs: ((signal: AbortSignal) => Promise<T>)[],
): Promise<T[]> {
  const nursery = new Nursery()
  const results = jobs.map((job) => nursery.start(job))
  await nursery.join()
  return Promise.all(results) as Promise<T[]>
}
