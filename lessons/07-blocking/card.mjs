import { once } from 'node:events'
import { setImmediate as giveWay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

for (let slice = 1; slice <= 100; slice++) {
  for (let n = 0; n < 1e6; n++); // compute for a few ms
  await giveWay() // timers and I/O get their turn
}
// Or on another thread; the code usually stands in a file of its own.
const code = `require('node:worker_threads').parentPort.postMessage(6 * 7)`
const [answer] = await once(new Worker(code, { eval: true }), 'message')
console.log(answer) // 42
