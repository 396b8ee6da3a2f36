// refused: left
export async function settle(jobs) {
  setTimeout(() => console.log('that takes long'), 30_000)
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  return {
    values: results.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : [])),
    errors: results.flatMap(({ status, reason }, index) =>
      status === 'rejected' ? [{ index, error: reason }] : [],
    ),
  }
}
