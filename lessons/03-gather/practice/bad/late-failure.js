// refused: fails-at-once
export async function loadAll(ids, load) {
  let first
  const outcomes = await Promise.allSettled(
    ids.map((id) =>
      load(id).catch((error) => {
        first ??= error
        throw error
      }),
    ),
  )
  if (first) throw first
  return outcomes.map(({ value }) => value)
}
