// The report, mended, with the tools that found its faults: node debug.mjs
// It ends with exit code 1, since there is no copy.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

const [sum, limit] = [300, 1500] // ms

const begin = performance.now()
const delay = monitorEventLoopDelay()
delay.enable()
process.on('exit', (code) => {
  console.error(`longest delay: ${Math.round(delay.max / 1e6)} ms`)
  console.log(`exit code ${code}`)
  const seconds = (performance.now() - begin) / 1000
  console.log(`mended: ${seconds.toFixed(2)} s`)
})

console.log('begin')
copy().catch((error) => {
  console.log(`no copy: ${error.message}`)
  process.exitCode = 1
})
setTimeout(() => console.log('answered'), 150) // a customer asks
const limited = new AbortController()
const { signal } = limited
await Promise.race([report(), sleep(limit, null, { signal })])
limited.abort() // the sleep has lost its race: nobody needs it
console.log('end')

async function report() {
  await sleep(100) // the orders come from a database
  for (let done = 0; done < sum; done += 20) {
    busy(20)
    await new Promise(setImmediate)
  }
  await save()
}

async function save() {
  await sleep(100)
  console.log('saved')
  setImmediate(() => {
    const active = process.getActiveResourcesInfo()
    const timers = active.filter((name) => name === 'Timeout')
    console.log(`timers open: ${timers.length}`)
  })
}

async function copy() {
  await sleep(50)
  throw new Error('disk full')
}

function busy(ms) {
  const end = performance.now() + ms
  while (performance.now() < end);
}
