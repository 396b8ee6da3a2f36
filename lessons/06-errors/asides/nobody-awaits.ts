import { setTimeout as sleep } from 'node:timers/promises'
console.log('start')
upload()
await sleep(50)
console.log('end')

async function upload() {
  await sleep(10)
  throw new Error('offline')
}
