import { setTimeout as sleep } from 'node:timers/promises'
async function save() {
  await sleep(100)
  console.log('saved')
}
async function main() {
  save()
  console.log('end of main')
}
await main()
