function deferred<Value>() {
  let resolve!: (value: Value) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

const make: typeof deferred =
  (
    Promise as unknown as { withResolvers?: typeof deferred }
  ).withResolvers?.bind(Promise) ?? deferred

export async function loadAll(
  ids: string[],
  load: (id: string) => Promise<unknown>,
) {
  const all = make<unknown[]>()
  const results = new Map<string, unknown>()
  const finish = () => {
    if (results.size === ids.length)
      all.resolve(ids.map((id) => results.get(id)))
  }
  for (const id of ids) {
    load(id).then((result) => {
      results.set(id, result)
      finish()
    }, all.reject)
  }
  finish()
  return all.promise
}
