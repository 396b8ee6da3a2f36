import { setTimeout as sleep } from 'node:timers/promises'
console.log('start')
const signal = AbortSignal.timeout(50)
try {
  await sleep(400, null, { signal })
} catch (error) {
  console.log('sleep:', (error as Error).name)
}
await fetch('data:,page', { signal }).catch(({ name }) => console.log('fetch:', name))
