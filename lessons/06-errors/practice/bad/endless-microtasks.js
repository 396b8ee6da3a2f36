// refused: endless-microtasks
export async function settle(jobs) {
  let left = jobs.length
  for (const job of jobs) (async () => job())().finally(() => left--).catch(() => {})
  while (left > 0) await null
  return { values: [], errors: [] }
}
