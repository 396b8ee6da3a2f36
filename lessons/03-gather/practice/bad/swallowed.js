// refused: first-failure
export async function loadAll(ids, load) {
  const outcomes = await Promise.allSettled(ids.map((id) => load(id)))
  return outcomes.filter(({ status }) => status === 'fulfilled').map(({ value }) => value)
}
