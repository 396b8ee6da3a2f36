// refused: never-idle
export function pump(source, work, { workers, room }) {
  return new Promise((resolve, reject) => {
    const waiting = []
    let [count, busy, asking, ended, over] = [0, 0, false, false, false]
    const fail = (error) => {
      over = true
      reject(error)
    }
    const turn = () => {
      if (over) return
      while (busy < Math.min(workers, 7) && waiting.length) {
        busy++
        work(waiting.shift()).then(() => {
          busy--
          turn()
        }, fail)
      }
      if (ended && !busy) {
        over = true
        resolve(count)
      } else if (
        !ended &&
        !asking &&
        busy + waiting.length <= workers + room
      ) {
        asking = true
        source.next().then(({ done, value }) => {
          asking = false
          if (done) ended = true
          else {
            count++
            waiting.push(value)
          }
          turn()
        }, fail)
      }
    }
    turn()
  })
}
