import { setTimeout as sleep } from 'node:timers/promises'

async function load(id) {
  await sleep(id * 500) // a query, a request …
  return `user ${id}`
}

const users = await Promise.all([1, 2, 4].map((id) => load(id)))
console.log(users) // [ 'user 1', 'user 2', 'user 4' ], after 2 s
