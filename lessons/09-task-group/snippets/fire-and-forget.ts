import { setTimeout as sleep } from 'node:timers/promises'
async function save() {
  console.log('saving')
  await sleep(100)
  console.log('saved')
}
save()
console.log('last line')
