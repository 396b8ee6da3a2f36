// Who runs next, with something to wait for and without: node event-loop.mjs
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

async function timed(title, pause) {
  const begin = performance.now()
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
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

await timed('something to wait for', () => sleep(400))
await timed('nothing to wait for', () => null)
