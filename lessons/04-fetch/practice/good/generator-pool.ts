type Task<Result> = () => Promise<Result>

function* tasks<Item, Result>(
  items: Item[],
  fn: (item: Item) => Promise<Result>,
  into: Result[],
): Generator<Task<void>> {
  for (let index = 0; index < items.length; index++) {
    const at = index
    yield async () => {
      into[at] = await fn(items[at]!)
    }
  }
}

export async function mapLimit<Item, Result>(
  items: Item[],
  limit: number,
  fn: (item: Item) => Promise<Result>,
) {
  const results: Result[] = []
  const pool = tasks(items, fn, results)
  let error: { value: unknown } | undefined
  const run = async (): Promise<void> => {
    const { value: task, done } = pool.next()
    if (done || error) return
    try {
      await task()
    } catch (value) {
      error ??= { value }
      pool.return(undefined)
      throw value
    }
    return run()
  }
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, () => run()),
  )
  return results
}
