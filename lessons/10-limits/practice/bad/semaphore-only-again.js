// refused: too-many
// Limits concurrency, not rate.
export function rateLimited(fn, count) {
  let busy = 0
  const q = []
  const next = () => { while (busy < count && q.length) { busy++; q.shift()().finally(() => { busy--; next() }) } }
  return (...args) => new Promise((res, rej) => { q.push(() => fn(...args).then(res, rej)); next() })
}
