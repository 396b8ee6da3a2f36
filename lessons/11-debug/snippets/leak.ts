import { setTimeout as sleep } from 'node:timers/promises'
console.log('begin')
const stop = new AbortController()
const { signal } = stop
setInterval(() => console.log('tick'), 2000).unref()
sleep(3000, null, { signal }).catch(() => console.log('stopped'))
await Promise.race([sleep(50), sleep(800)])
stop.abort()
console.log('end')
