// refused: memory
export async function settle(jobs) {
  const values = []
  for (;;) values.push(Buffer.alloc(1_000_000, jobs.length))
}
