// refused: holds-thread
export const loadAll = async (ids, load) => {
  const t = process.hrtime.bigint() + 2_000_000_000n
  while (process.hrtime.bigint() < t) ;
  return Promise.all(ids.map(load))
}
