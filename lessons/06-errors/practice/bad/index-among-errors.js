// refused: errors
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  return {
    values: results.filter((one) => one.status === 'fulfilled').map((one) => one.value),
    errors: results
      .filter((one) => one.status === 'rejected')
      .map(({ reason }, index) => ({ index, error: reason })),
  }
}
