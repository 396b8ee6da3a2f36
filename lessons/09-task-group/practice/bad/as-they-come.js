// refused: in-order
export async function runTogether(jobs) {
  const controller = new AbortController()
  const results = []
  const running = jobs.map((job) => job(controller.signal).then((value) => void results.push(value)))
  try {
    await Promise.all(running)
    return results
  } catch (error) {
    controller.abort()
    await Promise.allSettled(running)
    throw error
  }
}
