// refused: first-failure
export async function runTogether(jobs) {
  const controller = new AbortController()
  const running = jobs.map((job) => job(controller.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    controller.abort()
    await Promise.allSettled(running)
    throw new Error(error.message)
  }
}
