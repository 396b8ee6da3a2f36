import { setTimeout as sleep } from 'node:timers/promises'
const [timer = 40, block = 50] = process.argv.slice(2).map(Number)

console.log('first line')
setTimeout(() => console.log('timer'), timer)
greet(400)
busy(block)
console.log('last line')
async function greet(ms: number) {
  console.log('hello')
  await sleep(ms)
  console.log('done')
}

function busy(ms: number) {
  const end = performance.now() + ms
  while (performance.now() < end);
}
