// refused: aborts-none-early
const controller = new AbortController()

export async function runTogether(jobs) {
  const running = jobs.map((job) => job(controller.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    controller.abort()
    await Promise.allSettled(running)
    throw error
  }
}
