import { setTimeout as sleep } from 'node:timers/promises'

/** As if from a network: the larger the order, the longer. */
async function load(id) {
  await sleep(60 + 8 * id)
  return { id, items: Array.from({ length: 2000 }, (_, at) => (at * 7919 * (id + 3)) % 5000) }
}

/** How many items are ordered more than once. */
function repeated({ items }) {
  const [seen, twice] = [new Set(), new Set()]
  for (const item of items) (seen.has(item) ? twice : seen).add(item)
  return twice.size
}

async function main() {
  const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(load))
  let total = 0
  for (let round = 0; round < 8; round++) for (const order of orders) total += repeated(order)
  console.log(total)
}

await main()
