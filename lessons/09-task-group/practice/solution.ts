type Job<Result> = (signal: AbortSignal) => Promise<Result>

export async function runTogether<Result>(
  jobs: readonly Job<Result>[],
): Promise<Result[]> {
  const controller = new AbortController()
  const running = jobs.map(async (job) => job(controller.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    //> One has failed: abort the others, and wait until all of them have ended.
    controller.abort()
    await Promise.allSettled(running)
    //<
    throw error
  }
}
