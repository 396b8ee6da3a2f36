import type { Lab } from 'learn-async/kit'
import { all, jobMs } from './demo.ts'
import type { Knobs } from './demo.ts'

type Run = (lab: Lab) => Promise<unknown>
type TurnedRun = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const perSecondSpread: TurnedRun = (lab, { n, rate }) => {
  const limiter = new lab.RateLimiter(1, 1000 / rate)
  return all(lab, n, async () => {
    await limiter.take()
    await lab.sleep(jobMs)
  })
}

export const slowJobs: Run = async ({ RateLimiter, task, sleep }) => {
  const limiter = new RateLimiter(10, 1000)
  const job = async () => {
    await limiter.take()
    await sleep(2500)
  }
  const names = Array.from({ length: 40 }, (_, i) => `job ${i + 1}`)
  await Promise.all(names.map((name) => task(name, job)))
}

export const slowJobsSpread: Run = async ({ RateLimiter, task, sleep }) => {
  const limiter = new RateLimiter(1, 100)
  const job = async () => {
    await limiter.take()
    await sleep(2500)
  }
  const names = Array.from({ length: 40 }, (_, i) => `job ${i + 1}`)
  await Promise.all(names.map((name) => task(name, job)))
}

export const lostUpdate: Run = async ({ sleep, log }) => {
  let count = 0
  const add = async () => {
    const old = count
    await sleep(10)
    count = old + 1
  }
  await Promise.all(Array.from({ length: 100 }, add))
  log(`count ${count}`)
  return count
}

export const readAfter: Run = async ({ sleep, log }) => {
  let count = 0
  const add = async () => {
    await sleep(10)
    const old = count
    count = old + 1
  }
  await Promise.all(Array.from({ length: 100 }, add))
  log(`count ${count}`)
  return count
}

export const plusAwait: Run = async ({ sleep, log }) => {
  let count = 0
  const one = async () => {
    await sleep(10)
    return 1
  }
  const add = async () => void (count += await one())
  await Promise.all(Array.from({ length: 100 }, add))
  log(`count ${count}`)
  return count
}

export const oneAtATime: Run = async ({ Semaphore, sleep, log }) => {
  let count = 0
  const lock = new Semaphore(1)
  const add = async () => {
    const old = count
    await sleep(10)
    count = old + 1
  }
  await Promise.all(Array.from({ length: 100 }, () => lock.run(add)))
  log(`count ${count}`)
  return count
}

export const threeAtATime: Run = async ({ Semaphore, sleep, log }) => {
  let count = 0
  const places = new Semaphore(3)
  const add = async () => {
    const old = count
    await sleep(10)
    count = old + 1
  }
  await Promise.all(Array.from({ length: 100 }, () => places.run(add)))
  log(`count ${count}`)
  return count
}

export const skippedRelease: Run = async ({ Semaphore, sleep, log }) => {
  const places = new Semaphore(2)
  const job = async (number: number) => {
    await places.acquire()
    await sleep(100)
    if (number % 3 === 1) throw new Error(`job ${number} failed`)
    log(`job ${number} done`)
    places.release()
  }
  await Promise.allSettled([1, 2, 3, 4, 5, 6].map(job))
}

export const releaseAlways: Run = async ({ Semaphore, sleep, log }) => {
  const places = new Semaphore(2)
  const job = async (number: number) => {
    await sleep(100)
    if (number % 3 === 1) throw new Error(`job ${number} failed`)
    log(`job ${number} done`)
  }
  const jobs = [1, 2, 3, 4, 5, 6].map((n) => places.run(() => job(n)))
  await Promise.allSettled(jobs)
}

export const cacheFilledLate: Run = async ({ sleep, log }) => {
  const cache = new Map<string, string>()
  const get = async (key: string) => {
    if (cache.has(key)) return cache.get(key)
    log('load')
    await sleep(50)
    cache.set(key, 'value')
    return 'value'
  }
  await Promise.all([get('a'), get('a'), get('a')])
}

export const cacheOfPromises: Run = async ({ sleep, log }) => {
  const cache = new Map<string, Promise<void>>()
  const get = (key: string) => {
    if (!cache.has(key)) cache.set(key, load())
    return cache.get(key)
  }
  const load = async () => {
    log('load')
    await sleep(50)
  }
  await Promise.all([get('a'), get('a'), get('a')])
}

export const turnBeforePlace: Run = async (lab) => {
  const places = new lab.Semaphore(1)
  const limiter = new lab.RateLimiter(2, 1000)
  const job = async (n: number) => {
    await limiter.take()
    await places.run(() => lab.wait(`job ${n}`, n === 1 ? 3000 : 100))
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map(job))
}

export const placeBeforeTurn: Run = async (lab) => {
  const places = new lab.Semaphore(1)
  const limiter = new lab.RateLimiter(2, 1000)
  const job = async (n: number) => {
    await limiter.take()
    await lab.wait(`job ${n}`, n === 1 ? 3000 : 100)
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map((n) => places.run(() => job(n))))
}
