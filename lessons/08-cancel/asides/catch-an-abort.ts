import { setTimeout as sleep } from 'node:timers/promises'
async function save(signal: AbortSignal) {
  try {
    await sleep(400, null, { signal })
  } catch (error) {
    console.log(String(error))
  }
  return 'saved'
}
console.log(await save(AbortSignal.timeout(100)))
