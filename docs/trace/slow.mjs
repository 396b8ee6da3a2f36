import { setTimeout as sleep } from 'node:timers/promises'

/** As if from a network: the larger the order, the longer. */
async function load(id) {
  await sleep(60 + 8 * id)
  return { id, items: Array.from({ length: 2000 }, (_, at) => (at * 7919 * (id + 3)) % 5000) }
}

/** How many items are ordered more than once. */
function repeated({ items }) {
  return items.filter((item, at) => items.lastIndexOf(item) !== at && items.indexOf(item) === at)
    .length
}

async function main() {
  const orders = []
  for (const id of [1, 2, 3, 4, 5, 6]) orders.push(await load(id))
  let total = 0
  for (let round = 0; round < 8; round++) for (const order of orders) total += repeated(order)
  console.log(total)
}

await main()
