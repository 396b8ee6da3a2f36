import { setTimeout as sleep } from 'node:timers/promises'
const upload = async () => {
  await sleep(10)
  throw new Error('offline')
}
console.log('start')
upload()
await sleep(50)
console.log('end')
