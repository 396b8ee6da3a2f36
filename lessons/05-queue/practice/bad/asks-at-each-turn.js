// refused: keeps-room
// It asks for the next item at each turn, also while one is asked for already.
export function pump(source, work, { workers, room }) {
  return new Promise((resolve, reject) => {
    const waiting = []
    let [count, busy, ended, over] = [0, 0, false, false]
    const fail = (error) => {
      over = true
      reject(error)
    }
    const turn = () => {
      if (over) return
      while (busy < workers && waiting.length) {
        busy++
        work(waiting.shift()).then(() => {
          busy--
          turn()
        }, fail)
      }
      if (ended && !busy) {
        over = true
        resolve(count)
      } else if (!ended && busy + waiting.length < workers + room) {
        source.next().then(({ done, value }) => {
          if (done) ended = true
          else waiting.push(value)
          if (!done) count++
          turn()
        }, fail)
      }
    }
    turn()
  })
}
