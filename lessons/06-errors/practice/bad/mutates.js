// refused: changed
export async function settle(jobs) {
  const started = []
  while (jobs.length > 0) {
    const job = jobs.shift()
    started.push((async () => job())())
  }
  const results = await Promise.allSettled(started)
  return {
    values: results.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : [])),
    errors: results.flatMap(({ status, reason }, index) =>
      status === 'rejected' ? [{ index, error: reason }] : [],
    ),
  }
}
