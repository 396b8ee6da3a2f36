// A producer, a bounded queue, one or two consumers: node queue.mjs
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

const [items, make, use, bound] = [7, 70, 190, 3] // times in ms

async function* produce() {
  for (let n = 1; n <= items; n++) {
    await sleep(make)
    yield n // waits while the queue is full
  }
  console.log('producer done')
}

async function consume(name, queue) {
  for await (const _n of queue) await sleep(use)
  console.log(`${name} done`)
}

// A stream is Node's bounded queue; all consumers share its one iterator.
function queueOf(highWaterMark) {
  return Readable.from(produce(), { highWaterMark })[Symbol.asyncIterator]()
}

async function oneConsumer() {
  await consume('consumer', queueOf(bound))
}

async function twoConsumers() {
  const queue = queueOf(bound)
  await Promise.all([
    consume('consumer 1', queue),
    consume('consumer 2', queue),
  ])
}

async function withoutLimit() {
  await consume('consumer', queueOf(Number.MAX_SAFE_INTEGER))
}

async function timed(title, run) {
  const begin = performance.now()
  await run()
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

await timed('one consumer', oneConsumer)
await timed('two consumers', twoConsumers)
await timed('one consumer, a queue without a limit', withoutLimit)
