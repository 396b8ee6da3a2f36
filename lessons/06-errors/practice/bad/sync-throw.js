// refused: never-fails
// A job that throws makes the whole reject.
export async function settle(jobs) {
  const settled = await Promise.allSettled(jobs.map((job) => job()))
  return {
    values: settled.filter((s) => s.status === 'fulfilled').map((s) => s.value),
    errors: settled.flatMap((s, index) => (s.status === 'rejected' ? [{ index, error: s.reason }] : [])),
  }
}
