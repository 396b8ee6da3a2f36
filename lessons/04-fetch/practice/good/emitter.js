import { EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'

export async function mapLimit(items, limit, fn) {
  const bus = new EventEmitter()
  const results = []
  let [next, underWay] = [0, 0]
  let failed
  const whenDone = async () => {
    while (!failed && (next < items.length || underWay > 0)) {
      while (!failed && underWay < limit && next < items.length)
        begin(next++)
      await once(bus, 'end')
      await setImmediate()
    }
    if (failed) throw failed.error
    return results
  }
  const begin = (index) => {
    underWay++
    fn(items[index])
      .then((result) => (results[index] = result))
      .catch((error) => (failed ??= { error }))
      .finally(() => {
        underWay--
        bus.emit('end')
      })
  }
  return whenDone()
}
