// refused: exited
export async function runTogether(jobs) {
  const { signal } = new AbortController()
  const results = await Promise.all(jobs.map((job) => job(signal)))
  process.exit(0)
  return results
}
