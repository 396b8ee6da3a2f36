// refused: values
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  return {
    values: results.map(({ value }) => value).filter(Boolean),
    errors: results
      .map(({ reason }, index) => ({ index, error: reason }))
      .filter(({ error }) => error),
  }
}
