// refused: waits-for-all
export async function runTogether(jobs) {
  const controller = new AbortController()
  try {
    return await Promise.all(jobs.map((job) => job(controller.signal)))
  } finally {
    controller.abort()
  }
}
