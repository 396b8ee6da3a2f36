function* started(ids, load) {
  for (const id of ids) yield load(id)
}

const whole = async (ids, load) => {
  const promises = [...started(ids, load)]
  const failed = new Promise((_, reject) => {
    for (const promise of promises) promise.catch(reject)
  })
  failed.catch(() => {})
  const results = []
  for (const promise of promises)
    results.push(await Promise.race([promise, failed]))
  return results
}

export { whole as loadAll }
