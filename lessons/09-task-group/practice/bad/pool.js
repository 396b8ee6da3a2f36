// refused: all-at-once
// At most ten.
export async function runTogether(jobs) { const ac = new AbortController(); let f; const out = []; let n = 0; await Promise.all(Array.from({ length: 10 }, async () => { while (n < jobs.length && !f) { const i = n++; try { out[i] = await jobs[i](ac.signal) } catch (e) { f ??= { e }; ac.abort() } } })); if (f) throw f.e; return out }
