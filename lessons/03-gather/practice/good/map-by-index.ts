export function loadAll<T>(
  ids: string[],
  load: (id: string) => Promise<T>,
): Promise<T[]> {
  const found = new Map<number, T>()
  return new Promise((resolve, reject) => {
    const look = () => {
      if (found.size === ids.length)
        resolve(Array.from(ids, (_, i) => found.get(i) as T))
    }
    for (const [i, id] of ids.entries()) {
      void (async () => {
        try {
          found.set(i, await load(id))
          look()
        } catch (error) {
          reject(error)
        }
      })()
    }
    look()
  })
}
