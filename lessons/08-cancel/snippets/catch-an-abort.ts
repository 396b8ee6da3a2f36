import { setTimeout as sleep } from 'node:timers/promises'
console.log('start')
const signal = AbortSignal.timeout(100)
try {
  await sleep(400, null, { signal })
} catch (error) {
  console.log(String(error))
}
console.log('saved')
