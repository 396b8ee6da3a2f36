// refused: form
export const settle = (jobs) => Promise.allSettled(jobs.map(async (job) => job()))
