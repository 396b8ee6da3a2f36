// refused: all-at-once
// At most ten.
export async function settle(jobs) { const rs = []; let n = 0; await Promise.all(Array.from({ length: 10 }, async () => { while (n < jobs.length) { const i = n++; rs[i] = await Promise.resolve().then(() => jobs[i]()).then((value) => ({ value }), (error) => ({ error })) } })); return { values: rs.filter((r) => !('error' in r)).map((r) => r.value), errors: rs.flatMap((r, index) => 'error' in r ? [{ index, error: r.error }] : []) } }
