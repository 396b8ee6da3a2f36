import { setTimeout as sleep } from 'node:timers/promises'

async function load(id) {
  await sleep(id * 500) // a query, a request …
  if (id === 2) throw new Error(`user ${id} is gone`)
  return `user ${id}`
}

const ends = await Promise.allSettled([1, 2, 3].map((id) => load(id)))
for (const { status, value, reason } of ends)
  console.log(status === 'fulfilled' ? value : `failed: ${reason.message}`)
// user 1, failed: user 2 is gone, user 3
