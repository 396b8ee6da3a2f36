// Jobs with a semaphore, a rate limiter, or both: node limits.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const [n, k, rate] = [24, 3, 8] // jobs, places, starts in each stretch
// In ms, half of the lesson's: a job, and the stretch of the rate.
const [jobMs, stretchMs] = [100, 500]

class Semaphore {
  #free
  #waiting = []

  constructor(places) {
    this.#free = places
  }

  async run(job) {
    if (this.#free > 0) this.#free--
    else await new Promise((resolve) => this.#waiting.push(resolve))
    try {
      return await job()
    } finally {
      // Whoever waits longest has the place; without anybody it is free.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}

class RateLimiter {
  #starts
  #perMs
  #begunAt = []
  #last = Promise.resolve()

  constructor(starts, perMs) {
    this.#starts = starts
    this.#perMs = perMs
  }

  take() {
    this.#last = this.#last.then(() => this.#turn())
    return this.#last
  }

  async #turn() {
    if (this.#begunAt.length === this.#starts) {
      const freeAt = this.#begunAt.shift() + this.#perMs
      await sleep(Math.max(0, freeAt - performance.now()))
    }
    this.#begunAt.push(performance.now())
  }
}

let [begun, inFlight, peak] = [0, 0, 0]

async function job() {
  begun++
  inFlight++
  peak = Math.max(peak, inFlight)
  await sleep(jobMs)
  inFlight--
}

const places = new Semaphore(k)
const limiter = new RateLimiter(rate, stretchMs)
const otherLimiter = new RateLimiter(rate, stretchMs)

async function timed(title, run) {
  ;[begun, peak] = [0, 0]
  const begin = performance.now()
  setTimeout(() => console.log(`${begun} have begun after 0.45 s`), 450)
  await Promise.all(Array.from({ length: n }, run))
  const seconds = (performance.now() - begin) / 1000
  console.log(
    `${title}: ${seconds.toFixed(2)} s, at most ${peak} in flight`,
  )
}

await timed('a semaphore', () => places.run(job))
await timed('a rate limiter', async () => {
  await limiter.take()
  await job()
})
await timed('both', () =>
  places.run(async () => {
    await otherLimiter.take()
    await job()
  }),
)
