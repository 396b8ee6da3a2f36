type Load<Result> = (id: string) => Promise<Result>

export async function loadAll<Result>(
  ids: readonly string[],
  load: Load<Result>,
): Promise<Result[]> {
  // Calling load starts it: here all of them are under way.
  const promises = ids.map((id) => load(id))

  //> Now wait for all of them together, not one after another.
  return Promise.all(promises)
  //< return []
}
