// A ticker beside a function that computes, in four ways: node blocking.mjs
import { once } from 'node:events'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

// In ms, half of the lesson's: in all, in one slice, between two ticks
const [block, slice, apart] = [400, 75, 50]

function busy(ms) {
  const end = performance.now() + ms
  while (performance.now() < end); // a large JSON, a hash …
}

async function tick() {
  for (let n = 1; n <= 12; n++) {
    await sleep(apart)
    console.log(`tick ${n}`)
  }
}

async function onePiece() {
  busy(block)
}

async function awaitNull() {
  for (let left = block; left > 0; left -= slice) {
    await null
    busy(Math.min(slice, left))
  }
}

async function givingWay() {
  for (let left = block; left > 0; left -= slice) {
    await setImmediate()
    busy(Math.min(slice, left))
  }
}

// A worker's code usually stands in a file: new Worker('./busy.mjs').
async function worker() {
  const code = `${String(busy)}
    busy(${block})
    require('node:worker_threads').parentPort.postMessage('done')`
  await once(new Worker(code, { eval: true }), 'message')
}

async function timed(title, crunch) {
  const begin = performance.now()
  const ticker = tick()
  await sleep(2.2 * apart)
  await crunch()
  await ticker
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

await timed('in one piece', onePiece)
await timed('in slices, await null', awaitNull)
await timed('in slices, giving way', givingWay)
await timed('on a worker thread', worker)
