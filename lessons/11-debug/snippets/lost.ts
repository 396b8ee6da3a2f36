import { setTimeout as sleep } from 'node:timers/promises'
async function copy() {
  await sleep(10)
  throw new Error('disk full')
}
console.log('begin')
copy()
await sleep(50)
console.log('end')
