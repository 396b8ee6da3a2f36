export async function pump(source, work, { workers, room }) {
  const running = new Set()
  const waiting = []
  let asked = null
  let ended = false
  let count = 0
  try {
    for (;;) {
      while (running.size < workers && waiting.length > 0) {
        const one = work(waiting.shift()).then(() => {
          running.delete(one)
          count++
        })
        running.add(one)
      }
      if (
        !ended &&
        asked === null &&
        running.size + waiting.length < workers + room
      ) {
        asked = source.next().then((turn) => {
          asked = null
          if (turn.done) ended = true
          else waiting.push(turn.value)
        })
      }
      if (ended && running.size === 0) return count
      await Promise.race(asked === null ? running : [...running, asked])
    }
  } finally {
    await source.return()
  }
}
