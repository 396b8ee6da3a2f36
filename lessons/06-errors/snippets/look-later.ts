import { setTimeout as sleep } from 'node:timers/promises'
console.log('start')
const a = sleep(100)
const b = sleep(20).then(() => Promise.reject(new Error('offline')))
try {
  await a
  await b
} catch {
  console.log('caught')
}
