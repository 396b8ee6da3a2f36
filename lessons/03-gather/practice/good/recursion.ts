// One and the rest: both at once, all the way down.
export async function loadAll(
  ids: string[],
  load: (id: string) => Promise<unknown>,
): Promise<unknown[]> {
  if (ids.length === 0) return []
  const [first, ...rest] = ids
  const [one, others] = await Promise.all([
    load(first!),
    loadAll(rest, load),
  ])
  return [one, ...others]
}
