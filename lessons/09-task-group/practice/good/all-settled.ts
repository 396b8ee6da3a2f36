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
        if (!signal.aborted) {
          first = error
          controller.abort()
        }
        throw error
      }
    }),
  )
  if (signal.aborted) throw first
  return settled.map((one) => (one as PromiseFulfilledResult<Result>).value)
}
