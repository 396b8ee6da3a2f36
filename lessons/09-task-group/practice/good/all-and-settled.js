export async function runTogether(jobs) {
  const controller = new AbortController()
  const running = jobs.map(async (job) => job(controller.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    controller.abort(error)
    await Promise.allSettled(running)
    throw error
  }
}
