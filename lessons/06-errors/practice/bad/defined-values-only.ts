// refused: values
export async function settle<Value>(jobs: (() => Promise<Value>)[]) {
  const errors: { index: number; error: unknown }[] = []
  const results = await Promise.all(
    jobs.map(async (job, index) => {
      try {
        return await job()
      } catch (error) {
        errors.push({ index, error })
      }
    }),
  )
  errors.sort((one, other) => one.index - other.index)
  return { values: results.filter((value) => value !== undefined), errors }
}
