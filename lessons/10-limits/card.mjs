import { setTimeout as sleep } from 'node:timers/promises'

async function mapLimit(items, limit, job) {
  const results = []
  const entries = items.entries() // shared: each item goes to one worker
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await job(item)
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
const job = (item) => sleep(500, item * 2)
console.log(await mapLimit([1, 2, 3], 2, job)) // [ 2, 4, 6 ], after 1 s
