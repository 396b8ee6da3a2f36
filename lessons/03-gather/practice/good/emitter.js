import { EventEmitter, once } from 'node:events'

export async function loadAll(ids, load) {
  if (ids.length === 0) return []
  const results = []
  const emitter = new EventEmitter()
  let open = ids.length
  for (const [index, id] of ids.entries()) {
    load(id)
      .then((result) => {
        results[index] = result
        if (--open === 0) emitter.emit('done')
      })
      .catch((error) => {
        if (emitter.listenerCount('error') > 0) emitter.emit('error', error)
      })
  }
  await once(emitter, 'done')
  return results
}
