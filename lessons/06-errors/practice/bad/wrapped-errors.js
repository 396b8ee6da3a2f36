// refused: errors
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  return {
    values: results.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : [])),
    errors: results.flatMap(({ status, reason }, index) =>
      status === 'rejected' ? [{ index, error: new Error(reason.message, { cause: reason }) }] : [],
    ),
  }
}
