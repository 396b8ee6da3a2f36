// refused: endless-loop
export async function loadAll(ids: string[], load: (id: string) => Promise<string>) {
  const results: string[] = []
  ids.forEach((id, index) => load(id).then((result) => (results[index] = result)))
  while (results.filter(() => true).length < ids.length) await new Promise((go) => setImmediate(go))
  return results
}
