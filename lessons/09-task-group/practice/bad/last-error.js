// refused: first-failure
export async function runTogether(jobs) {
  const controller = new AbortController()
  let error
  let failed = false
  const results = await Promise.all(
    jobs.map((job) =>
      job(controller.signal).catch((thrown) => {
        failed = true
        error = thrown
        controller.abort()
      }),
    ),
  )
  if (failed) throw error
  return results
}
