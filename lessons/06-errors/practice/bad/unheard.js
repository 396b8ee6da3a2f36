// refused: unhandled
export async function settle(jobs) {
  const started = jobs.map((job) => {
    try {
      return job()
    } catch (error) {
      return Promise.reject(error)
    }
  })
  const values = []
  const errors = []
  for (const [index, promise] of started.entries()) {
    try {
      values.push(await promise)
    } catch (error) {
      errors.push({ index, error })
    }
  }
  return { values, errors }
}
