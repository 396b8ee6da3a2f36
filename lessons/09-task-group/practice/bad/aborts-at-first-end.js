// refused: aborts-none-early
export async function runTogether(jobs) {
  const controller = new AbortController()
  const running = jobs.map((job) => job(controller.signal))
  if (jobs.length > 0) await Promise.race(running).catch(() => {})
  controller.abort()
  await Promise.allSettled(running)
  return Promise.all(running)
}
