// refused: errors
export async function settle(jobs) {
  const errors = []
  const none = Symbol('none')
  const run = async (job, index) => {
    try {
      return await job()
    } catch (error) {
      errors.push({ index, error })
      return none
    }
  }
  const results = await Promise.all(jobs.map(run))
  return { values: results.filter((one) => one !== none), errors }
}
