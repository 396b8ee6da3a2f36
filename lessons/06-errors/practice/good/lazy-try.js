const attempt = async (job) => job()

export async function settle(jobs) {
  const settled = await Promise.allSettled(jobs.map(attempt))
  const errors = settled.flatMap(({ status, reason }, index) =>
    status === 'rejected' ? [{ index, error: reason }] : [],
  )
  return {
    values: settled
      .filter((s) => s.status === 'fulfilled')
      .map((s) => s.value),
    errors,
  }
}
