interface Settled<Value> {
  values: Value[]
  errors: { index: number; error: unknown }[]
}

class Basket<Value> implements Settled<Value> {
  values: Value[] = []
  errors: Settled<Value>['errors'] = []
}

export { run as settle }

async function run<Value>(
  jobs: (() => Promise<Value>)[],
): Promise<Settled<Value>> {
  const all = await Promise.allSettled(jobs.map(async (job) => job()))
  return all.reduce((basket, one, index) => {
    if (one.status === 'fulfilled') basket.values.push(one.value)
    else basket.errors.push({ index, error: one.reason })
    return basket
  }, new Basket<Value>())
}
