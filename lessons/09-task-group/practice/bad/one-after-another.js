// refused: all-at-once
export async function runTogether(jobs) {
  const { signal } = new AbortController()
  const results = []
  for (const job of jobs) results.push(await job(signal))
  return results
}
