// refused: at-most-workers
export const pump = async (source, work) => {
  const all = []
  for await (const item of source) all.push(work(item))
  await Promise.all(all)
  return all.length
}
