import { setTimeout as sleep } from 'node:timers/promises'
async function read() {
  await sleep(10)
  throw new Error('offline')
}
const load = async () => read()
const page = async () => await load()
const { stack } = await page().catch((error) => error)
for (const [, name] of stack.matchAll(/at (?:async )?(\w+) \(/g))
  console.log(name)
