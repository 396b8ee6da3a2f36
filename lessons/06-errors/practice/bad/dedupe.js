// refused: values
// Equal values once.
export async function settle(jobs) { const rs = await Promise.allSettled(jobs.map(async (j) => j())); return { values: [...new Set(rs.filter((r) => r.status === 'fulfilled').map((r) => r.value))], errors: rs.flatMap((r, index) => r.status === 'rejected' ? [{ index, error: r.reason }] : []) } }
