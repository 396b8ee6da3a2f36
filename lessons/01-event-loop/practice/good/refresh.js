import { setTimeout } from 'node:timers'

export const debounce = (fn, ms) => {
  let timer = null
  let last
  return (...args) => {
    last = args
    if (timer) return timer.refresh()
    timer = setTimeout(() => {
      timer = null
      fn(...last)
    }, ms)
  }
}
