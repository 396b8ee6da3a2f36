export async function runTogether(jobs) {
  const stop = new AbortController()
  const running = jobs.map((job) => job(stop.signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    stop.abort(error)
    await Promise.allSettled(running)
    throw error
  }
}
