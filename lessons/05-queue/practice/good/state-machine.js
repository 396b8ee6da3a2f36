export function pump(source, work, { workers, room }) {
  return new Promise((resolve, reject) => {
    const queue = []
    let asking = false
    let ended = false
    let over = false
    let busy = 0
    let count = 0
    const fail = (error) => {
      if (over) return
      over = true
      source.return().then(() => reject(error))
    }
    const step = () => {
      if (over) return
      while (busy < workers && queue.length > 0) {
        busy++
        work(queue.shift()).then(() => {
          busy--
          count++
          step()
        }, fail)
      }
      if (!asking && !ended && busy + queue.length < workers + room) {
        asking = true
        source.next().then(({ done, value }) => {
          asking = false
          if (done) ended = true
          else queue.push(value)
          step()
        }, fail)
      }
      if (ended && busy === 0 && queue.length === 0) {
        over = true
        resolve(count)
      }
    }
    step()
  })
}
