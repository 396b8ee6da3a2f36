interface Failure {
  index: number
  error: unknown
}

export async function settle<Value>(
  jobs: readonly (() => Promise<Value>)[],
): Promise<{ values: Value[]; errors: Failure[] }> {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  const values: Value[] = []
  const errors: Failure[] = []
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') values.push(result.value)
    else errors.push({ index, error: result.reason })
  })
  return { values, errors }
}
