import { setTimeout as sleep } from 'node:timers/promises'

export const debounce = (fn, ms) => {
  let round = 0
  return new Proxy(fn, {
    async apply(target, self, args) {
      const mine = ++round
      await sleep(ms)
      if (mine === round) Reflect.apply(target, self, args)
    },
  })
}
