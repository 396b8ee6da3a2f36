// refused: aborts-rest
// No abort.
export const runTogether = (jobs) => Promise.all(jobs.map(async (j) => j(new AbortController().signal)))
