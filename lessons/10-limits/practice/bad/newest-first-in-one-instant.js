// refused: in-order
export function rateLimited(fn, count, ms) {
  const starts = []
  const together = new Map()
  return (...args) =>
    new Promise((resolve, reject) => {
      const now = Date.now()
      const before = starts[starts.length - count] ?? -Infinity
      const at = Math.max(now, before + ms)
      starts.push(at)
      const begin = () => fn(...args).then(resolve, reject)
      if (together.has(at)) return together.get(at).push(begin)
      const all = [begin]
      together.set(at, all)
      const beginAll = () => {
        together.delete(at)
        for (const one of all.reverse()) one()
      }
      if (at === now) queueMicrotask(beginAll)
      else setTimeout(beginAll, at - now)
    })
}
