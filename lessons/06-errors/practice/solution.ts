type Job<Value> = () => Promise<Value>

interface Settled<Value> {
  values: Value[]
  errors: { index: number; error: unknown }[]
}

export async function settle<Value>(
  jobs: readonly Job<Value>[],
): Promise<Settled<Value>> {
  const values: Value[] = []
  const errors: { index: number; error: unknown }[] = []

  // The async function turns what a job throws in the call itself into a rejection.
  const results = await Promise.allSettled(jobs.map(async (job) => job()))

  results.forEach((result, index) => {
    //> result.status is 'fulfilled', with a value, or 'rejected', with a reason.
    if (result.status === 'fulfilled') values.push(result.value)
    else errors.push({ index, error: result.reason })
    //<
  })
  return { values, errors }
}
