export function mapLimit(items, limit, fn) {
  const results = []
  let next = 0
  let dead = false
  const chain = () => {
    if (dead || next >= items.length) return Promise.resolve()
    const at = next++
    return fn(items[at]).then(
      (value) => {
        results[at] = value
        return chain()
      },
      (error) => {
        dead = true
        throw error
      },
    )
  }
  const chains = []
  for (let i = 0; i < limit; i++) chains.push(chain())
  return Promise.all(chains).then(() => results)
}
