type Job<Result> = (signal: AbortSignal) => Promise<Result>

export async function runTogether<Result>(
  jobs: readonly Job<Result>[],
): Promise<Result[]> {
  const { signal } = new AbortController()
  return Promise.all(jobs.map((job) => job(signal)))
}
