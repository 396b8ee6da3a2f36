// refused: first-failure
// Reports the first of the list after abort — not the first in time.
export async function runTogether(jobs) {
  const c = new AbortController()
  const running = jobs.map(async (j) => j(c.signal))
  try { return await Promise.all(running) } catch {
    c.abort()
    const s = await Promise.allSettled(running)
    throw s.find((x) => x.status === 'rejected').reason
  }
}
