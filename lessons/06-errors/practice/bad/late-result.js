// refused: at-once
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  await new Promise((resolve) => setTimeout(resolve))
  return {
    values: results.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : [])),
    errors: results.flatMap(({ status, reason }, index) =>
      status === 'rejected' ? [{ index, error: reason }] : [],
    ),
  }
}
