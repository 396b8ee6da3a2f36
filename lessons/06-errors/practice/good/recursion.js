// Each call starts its job, then asks itself for the rest.
export async function settle(jobs, from = 0) {
  if (from >= jobs.length) return { values: [], errors: [] }
  const mine = (async () => jobs[from]())().then(
    (value) => ({ values: [value], errors: [] }),
    (error) => ({ values: [], errors: [{ index: from, error }] }),
  )
  const [one, rest] = await Promise.all([mine, settle(jobs, from + 1)])
  return {
    values: [...one.values, ...rest.values],
    errors: [...one.errors, ...rest.errors],
  }
}
