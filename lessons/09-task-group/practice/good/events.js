import { EventEmitter, once } from 'node:events'

export async function runTogether(jobs) {
  if (!jobs.length) return []
  const emitter = new EventEmitter()
  const controller = new AbortController()
  emitter.once('failure', () => controller.abort())
  const results = {}
  let failure = null
  let ended = 0
  for (const index of jobs.keys()) {
    ;(async () => {
      try {
        results[index] = await jobs[index](controller.signal)
      } catch (error) {
        failure ??= { error }
        emitter.emit('failure')
      } finally {
        if (++ended === jobs.length) emitter.emit('ended')
      }
    })()
  }
  await once(emitter, 'ended')
  if (failure) throw failure.error
  return jobs.map((_, index) => results[index])
}
