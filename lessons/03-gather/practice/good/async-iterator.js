async function* inTurn(promises) {
  for (const promise of promises) yield promise
}

export async function loadAll(ids, load) {
  const promises = ids.map((id) => load(id))
  const failure = new Promise((_, reject) =>
    promises.forEach((one) => one.catch(reject)),
  )
  failure.catch(() => {})
  const collect = async () => {
    const results = []
    for await (const one of inTurn(promises)) results.push(one)
    return results
  }
  return Promise.race([collect(), failure])
}
