import { setTimeout as sleep } from 'node:timers/promises'

setTimeout(() => console.log('timer'), 0)
queueMicrotask(() => console.log('microtask'))
console.log('script') // script, microtask, timer: always in this order

await sleep(100) // only this function (here: the file) pauses
const slept = performance.now()
while (performance.now() - slept < 200); // computing: no timer, no request gets a turn
