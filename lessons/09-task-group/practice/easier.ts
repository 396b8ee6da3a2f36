type Job<Result> = (signal: AbortSignal) => Promise<Result>

export async function runTogether<Result>(
  jobs: readonly Job<Result>[],
): Promise<Result[]> {
  const controller = new AbortController()
  const { signal } = controller
  let first: unknown

  const settled = await Promise.allSettled(
    jobs.map(async (job) => {
      try {
        return await job(signal)
      } catch (error) {
        // Is it the first? Then keep it, and tell the others.
        throw error
      }
    }),
  )

  // All have ended. If one has failed, fail with the first error.
  return settled.map((one) => (one as { value: Result }).value)
}
