// Who runs next, with a wait and without: node event-loop.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const [timer, block] = [40, 50] // ms

function busy(ms) {
  const end = performance.now() + ms
  while (performance.now() < end);
}

async function greet(pause) {
  console.log('hello')
  await pause()
  console.log('done')
}

async function run(pause) {
  console.log('first line')
  const called = new Promise((resolve) => {
    setTimeout(() => {
      console.log('timer')
      resolve()
    }, timer)
  })
  const greeted = greet(pause)
  busy(block)
  console.log('last line')
  await Promise.all([called, greeted])
}

const begin = performance.now()
await run(() => sleep(400))
const seconds = (performance.now() - begin) / 1000
console.log(`something to wait for: ${seconds.toFixed(2)} s`)

await run(() => null) // nothing to wait for
