// refused: never-fails
export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map((job) => job()))
  const values = results.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
  const errors = results.flatMap(({ status, reason }, index) =>
    status === 'rejected' ? [{ index, error: reason }] : [],
  )
  return { values, errors }
}
