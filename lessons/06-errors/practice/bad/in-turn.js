// refused: all-at-once
export async function settle(jobs) {
  const values = []
  const errors = []
  for (const [index, job] of jobs.entries()) {
    try {
      values.push(await job())
    } catch (error) {
      errors.push({ index, error })
    }
  }
  return { values, errors }
}
