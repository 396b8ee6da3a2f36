// refused: syntax
export async function loadAll(ids: string[], load: (id: string) => Promise<string>) {
  return Promise.all(ids.map((id) => load(id))
}
