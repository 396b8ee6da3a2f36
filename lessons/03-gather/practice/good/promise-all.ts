type Load<Result> = (id: string) => Promise<Result>

export function loadAll<Result>(
  ids: readonly string[],
  load: Load<Result>,
): Promise<Result[]> {
  return Promise.all(ids.map((id) => load(id)))
}
