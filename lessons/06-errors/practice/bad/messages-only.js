// refused: errors
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  const values = []
  const errors = []
  for (const [index, { status, value, reason }] of results.entries()) {
    if (status === 'fulfilled') values.push(value)
    else errors.push({ index, error: reason.message })
  }
  return { values, errors }
}
