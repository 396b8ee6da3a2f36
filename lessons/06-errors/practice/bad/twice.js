// refused: once
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  const errors = []
  for (const [index, job] of jobs.entries()) {
    if (results[index].status === 'fulfilled') continue
    try {
      await job()
    } catch (error) {
      errors.push({ index, error })
    }
  }
  return { values: results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), errors }
}
