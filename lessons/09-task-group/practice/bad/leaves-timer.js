// refused: left
export async function runTogether(jobs) {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 30_000)
  const running = jobs.map((job) => job(controller.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    controller.abort()
    await Promise.allSettled(running)
    throw error
  }
}
