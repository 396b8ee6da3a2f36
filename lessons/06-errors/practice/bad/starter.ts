// refused: never-fails
type Job<Value> = () => Promise<Value>

interface Settled<Value> {
  values: Value[]
  errors: { index: number; error: unknown }[]
}

export async function settle<Value>(
  jobs: readonly Job<Value>[],
): Promise<Settled<Value>> {
  const values = await Promise.all(jobs.map((job) => job()))
  return { values, errors: [] }
}
