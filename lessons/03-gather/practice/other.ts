// Counted by hand inside a promise: longer, but each result can be used when it comes.
type Load<Result> = (id: string) => Promise<Result>

export function loadAll<Result>(
  ids: readonly string[],
  load: Load<Result>,
): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    const results: Result[] = []
    let open = ids.length
    if (open === 0) resolve(results)
    ids.forEach((id, index) => {
      load(id).then((result) => {
        results[index] = result
        open--
        if (open === 0) resolve(results)
      }, reject)
    })
  })
}
