import { setTimeout as sleep } from 'node:timers/promises'
const [sum = 300, limit = 1500] = process.argv.slice(2).map(Number)

process.on('unhandledRejection', () => {}) // so that it stays up
process.on('exit', (code) => console.log(`exit code ${code}`))
console.log('begin')
copy() // today's files
setTimeout(() => console.log('answered'), 150) // a customer asks
await Promise.race([report(), sleep(limit)])
console.log('end')

async function report() {
  await sleep(100) // the orders come from a database
  busy(sum)
  save() // today's report
}
async function save() {
  await sleep(100)
  console.log('saved')
}
async function copy() {
  await sleep(50)
  throw new Error('disk full')
}
function busy(ms: number) {
  const end = performance.now() + ms
  while (performance.now() < end);
}
