// refused: aborts-rest
// Waits for all, aborts none.
export async function runTogether(jobs) {
  const c = new AbortController()
  const s = await Promise.allSettled(jobs.map(async (j) => j(c.signal)))
  const bad = s.find((x) => x.status === 'rejected')
  if (bad) { c.abort(); throw bad.reason }
  return s.map((x) => x.value)
}
