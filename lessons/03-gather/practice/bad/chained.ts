// refused: all-at-once
export function loadAll(ids: string[], load: (id: string) => Promise<string>): Promise<string[]> {
  return ids.reduce<Promise<string[]>>(
    (before, id) => before.then(async (results) => [...results, await load(id)]),
    Promise.resolve([]),
  )
}
