import { setTimeout as sleep } from 'node:timers/promises'
const quit = (code: number) => process.exit(code)
const check = async () => {
  await sleep(20)
  quit(0)
}
console.log('begin')
check()
await sleep(200)
console.log('end')
