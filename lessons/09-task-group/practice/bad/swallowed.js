// refused: first-failure
export async function runTogether(jobs) {
  const controller = new AbortController()
  return Promise.all(
    jobs.map(async (job) => {
      try {
        return await job(controller.signal)
      } catch {
        controller.abort()
      }
    }),
  )
}
