import { setTimeout as sleep } from 'node:timers/promises'

setTimeout(() => console.log('timer'), 0)
queueMicrotask(() => console.log('microtask'))
console.log('script') // script, microtask, timer: always in this order

await sleep(100) // only this function (here: the file) pauses
const slept = performance.now()
// Computing: no timer and no request gets a turn.
while (performance.now() - slept < 200);
