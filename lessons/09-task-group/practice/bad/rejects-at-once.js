// refused: waits-for-all
// Aborts but does not wait.
export async function runTogether(jobs) {
  const c = new AbortController()
  try { return await Promise.all(jobs.map(async (j) => j(c.signal))) }
  catch (e) { c.abort(); throw e }
}
