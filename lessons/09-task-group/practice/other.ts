// Each job keeps the first error itself: one place to add what else is to happen at a
// failure, and no second wait.
type Job<Result> = (signal: AbortSignal) => Promise<Result>

export async function runTogether<Result>(
  jobs: readonly Job<Result>[],
): Promise<Result[]> {
  const controller = new AbortController()
  const errors: unknown[] = []
  const results = await Promise.all(
    jobs.map(async (job) => {
      try {
        return await job(controller.signal)
      } catch (error) {
        errors.push(error)
        controller.abort()
      }
    }),
  )
  if (errors.length > 0) throw errors[0]
  return results as Result[]
}
