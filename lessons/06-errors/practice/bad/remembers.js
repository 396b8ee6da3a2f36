// refused: values
const values = []
const errors = []

export async function settle(jobs) {
  const results = await Promise.allSettled(jobs.map(async (job) => job()))
  results.forEach(({ status, value, reason }, index) => {
    if (status === 'fulfilled') values.push(value)
    else errors.push({ index, error: reason })
  })
  return { values, errors }
}
