// A try around each job: here you can do more at the moment of a failure, such as writing
// it to a log, or trying again.
type Job<Value> = () => Promise<Value>

interface Settled<Value> {
  values: Value[]
  errors: { index: number; error: unknown }[]
}

export async function settle<Value>(
  jobs: readonly Job<Value>[],
): Promise<Settled<Value>> {
  const errors: Settled<Value>['errors'] = []
  const all = await Promise.all(
    jobs.map(async (job, index) => {
      try {
        return [await job()]
      } catch (error) {
        errors.push({ index, error })
        return []
      }
    }),
  )
  errors.sort((one, other) => one.index - other.index)
  return { values: all.flat(1) as Value[], errors }
}
