// refused: holds-thread
export async function loadAll(ids, load) {
  const end = Date.now() + 2000
  while (Date.now() < end);
  return Promise.all(ids.map((i) => load(i)))
}
