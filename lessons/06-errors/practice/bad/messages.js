// refused: values
// Error messages.
export async function settle(jobs) {
  const values = []
  const errors = []
  await Promise.all(jobs.map(async (job, index) => {
    try { values[index] = await job() } catch (error) { errors.push({ index, error: String(error) }) }
  }))
  return { values, errors }
}
