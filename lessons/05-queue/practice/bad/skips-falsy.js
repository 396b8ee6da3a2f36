// refused: once
export async function pump(source, work, { workers, room }) {
  const waiting = []
  const running = new Set()
  let [count, changed] = [0, () => {}]
  const start = () => {
    while (running.size < workers && waiting.length > 0) {
      const item = waiting.shift()
      if (!item) continue
      const one = work(item).finally(() => {
        running.delete(one)
        start()
        changed()
      })
      one.catch(() => {})
      running.add(one)
    }
  }
  for await (const item of source) {
    count++
    waiting.push(item)
    start()
    while (running.size + waiting.length >= workers + room) {
      await new Promise((resolve) => (changed = resolve))
    }
  }
  await Promise.all(running)
  return count
}
