export async function settle(jobs, at = 0) {
  if (at === jobs.length) return { values: [], errors: [] }
  const mine = (async () => ({ value: await jobs[at]() }))().catch(
    (error) => ({ error, failed: true }),
  )
  const rest = settle(jobs, at + 1)
  const one = await mine
  const { values, errors } = await rest
  return one.failed
    ? { values, errors: [{ index: at, error: one.error }, ...errors] }
    : { values: [one.value, ...values], errors }
}
