// The order of starting is free: from the last to the first, and each who is done takes the next.
export function mapLimit(items, limit, fn) {
  const results = items.map(() => undefined)
  const left = [...items.keys()]
  let failure = null
  const take = () => {
    if (left.length === 0 || failure !== null) return Promise.resolve()
    const index = left.pop()
    return fn(items[index])
      .then(
        (result) => void (results[index] = result),
        (error) => {
          failure ??= { error }
          return Promise.reject(failure.error)
        },
      )
      .then(take)
  }
  return Promise.all(new Array(limit).fill(null).map(take)).then(
    () => results,
  )
}
