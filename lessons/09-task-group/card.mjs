import { setTimeout as sleep } from 'node:timers/promises'

const controller = new AbortController()
const { signal } = controller // fetch and sleep take it
const soldOut = () => Promise.reject(new Error('sold out'))
const jobs = [sleep(500).then(soldOut), sleep(2000, 'paid', { signal })]
try {
  console.log(await Promise.all(jobs))
} catch (error) {
  controller.abort() // stop the others,
  await Promise.allSettled(jobs) // and wait until they have stopped
  console.log(error.message) // sold out, after 0.5 s
}
