// Three waits, one by one and together: node gather.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const [a, b, c] = [1000, 2000, 500] // ms

async function wait(name, ms) {
  await sleep(ms)
  console.log(`${name} done`)
  return name
}

async function oneByOne() {
  return [await wait('A', a), await wait('B', b), await wait('C', c)]
}

function together() {
  return Promise.all([wait('A', a), wait('B', b), wait('C', c)])
}

async function timed(title, run) {
  const begin = performance.now()
  const names = await run()
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(2)} s, ${names.join(' ')}`)
}

await timed('one by one', oneByOne)
await timed('together', together)
