import { EventEmitter } from 'node:events'

export function debounce(fn, ms) {
  const calls = new EventEmitter()
  let timer
  calls.on('call', (args) => {
    clearTimeout(timer)
    timer = setTimeout(() => calls.emit('quiet', args), ms)
  })
  calls.on('quiet', (args) => fn(...args))
  return (...args) => calls.emit('call', args)
}
