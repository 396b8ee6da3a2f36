// refused: values
export async function settle(jobs) {
  const values = []
  const errors = []
  await Promise.all(
    jobs.map(async (job, index) => {
      try {
        values.push(await job())
      } catch (error) {
        errors.push({ index, error })
      }
    }),
  )
  return { values, errors }
}
