// refused: values
export async function settle(jobs) {
  const values = new Map()
  const errors = []
  try {
    await Promise.all(
      jobs.map(async (job, index) => {
        try {
          values.set(index, await job())
        } catch (error) {
          errors.push({ index, error })
          throw error
        }
      }),
    )
  } catch {
    // told in errors
  }
  const inOrder = [...values].sort(([one], [other]) => one - other)
  return { values: inOrder.map(([, value]) => value), errors }
}
