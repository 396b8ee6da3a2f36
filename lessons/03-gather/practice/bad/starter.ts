// refused: all-at-once
type Load<Result> = (id: string) => Promise<Result>

export async function loadAll<Result>(ids: readonly string[], load: Load<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const id of ids) {
    results.push(await load(id))
  }
  return results
}
