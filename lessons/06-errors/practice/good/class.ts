enum Outcome {
  Good,
  Bad,
}

class Settlement<Value> {
  values: Value[] = []
  errors: { index: number; error: unknown }[] = []

  add(kind: Outcome, index: number, content: unknown): void {
    if (kind === Outcome.Good) this.values.push(content as Value)
    else this.errors.push({ index, error: content })
  }
}

export async function settle<Value>(
  jobs: (() => Promise<Value>)[],
): Promise<Settlement<Value>> {
  const outcomes = await Promise.all(
    jobs.map(async (job): Promise<[Outcome, unknown]> => {
      try {
        return [Outcome.Good, await job()]
      } catch (error) {
        return [Outcome.Bad, error]
      }
    }),
  )
  const settlement = new Settlement<Value>()
  for (const [index, [kind, content]] of outcomes.entries())
    settlement.add(kind, index, content)
  return settlement
}
