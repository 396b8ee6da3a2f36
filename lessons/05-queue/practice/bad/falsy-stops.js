// refused: once
// Stops at falsy items.
export async function pump(source, work, { workers, room }) {
  const running = new Set()
  const waiting = []
  let asked = null
  let ended = false
  let count = 0
  for (;;) {
    while (running.size < workers && waiting.length > 0) {
      const one = work(waiting.shift()).then(() => { running.delete(one); count++ })
      running.add(one)
    }
    if (!ended && !asked && running.size + waiting.length < workers + room) {
      asked = source.next().then(({ value }) => { asked = null; if (!value) ended = true; else waiting.push(value) })
    }
    if (ended && running.size === 0) return count
    await Promise.race(asked ? [...running, asked] : running)
  }
}
