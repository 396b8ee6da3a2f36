// refused: aborts-rest
export async function runTogether(jobs) {
  const controllers = jobs.map(() => new AbortController())
  const running = jobs.map((job, index) => job(controllers[index].signal))
  try {
    return await Promise.all(running)
  } catch (error) {
    for (const [index, one] of running.entries()) {
      controllers[index].abort()
      await one.catch(() => {})
    }
    throw error
  }
}
