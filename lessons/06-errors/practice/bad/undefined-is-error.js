// refused: values
// Undefined dropped.
export async function settle(jobs) {
  const errors = []
  const values = await Promise.all(jobs.map(async (job, index) => {
    try { return await job() } catch (error) { errors.push({ index, error }) }
  }))
  return { values: values.filter((v) => v !== undefined), errors: errors.sort((a, b) => a.index - b.index) }
}
