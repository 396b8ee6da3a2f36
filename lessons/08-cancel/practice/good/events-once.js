import { EventEmitter, once } from 'node:events'
import timers from 'node:timers'

export async function firstAnswer(servers, ask, ms) {
  const arena = new EventEmitter()
  const stop = new AbortController()
  const timer = timers.setTimeout(() => {
    const late = new Error(`nothing within ${ms} ms`)
    late.name = 'TimeoutError'
    arena.emit('over', { error: late })
  }, ms)
  const errors = []
  for (const server of servers) {
    ask(server, stop.signal)
      .then((answer) => arena.emit('over', { answer }))
      .catch((error) => {
        errors.push(error)
        if (errors.length === servers.length)
          arena.emit('over', { error: new AggregateError(errors) })
      })
  }
  const [outcome] = await once(arena, 'over')
  timers.clearTimeout(timer)
  stop.abort()
  if ('error' in outcome) throw outcome.error
  return outcome.answer
}
