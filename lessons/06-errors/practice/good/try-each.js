import { once, EventEmitter } from 'node:events'

export async function settle(jobs) {
  const done = new EventEmitter()
  const values = new Map()
  const errors = new Map()
  let left = jobs.length
  const ended = once(done, 'all')
  jobs.forEach(async (job, index) => {
    try {
      values.set(index, await job())
    } catch (error) {
      errors.set(index, error)
    }
    if (--left === 0) done.emit('all')
  })
  if (jobs.length > 0) await ended
  else done.emit('all')
  const byIndex = (map) => [...map].sort(([a], [b]) => a - b)
  return {
    values: byIndex(values).map(([, value]) => value),
    errors: byIndex(errors).map(([index, error]) => ({ index, error })),
  }
}
