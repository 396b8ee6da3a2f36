// refused: aborts-rest
export async function runTogether(jobs) {
  const { signal } = new AbortController()
  const settled = await Promise.allSettled(jobs.map((job) => job(signal)))
  const failed = settled.find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
  return settled.map(({ value }) => value)
}
