import type { Lab } from 'learn-async/kit'
export type Knobs = { n: number; k: number; rate: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const jobMs = 200

// Calls all n jobs at once, a lane each.
export async function all(lab: Lab, n: number, job: () => Promise<void>) {
  const names = Array.from({ length: n }, (_, i) => `job ${i + 1}`)
  await Promise.all(names.map((name) => lab.task(name, job)))
}

export const inFlight: Run = (lab, { n, k }) => {
  const places = new lab.Semaphore(k)
  return all(lab, n, () => places.run(() => lab.sleep(jobMs)))
}

export const perSecond: Run = (lab, { n, rate }) => {
  const limiter = new lab.RateLimiter(rate, 1000)
  return all(lab, n, async () => {
    await limiter.take()
    await lab.sleep(jobMs)
  })
}

export const both: Run = (lab, { n, k, rate }) => {
  const places = new lab.Semaphore(k)
  const limiter = new lab.RateLimiter(rate, 1000)
  return all(lab, n, () =>
    places.run(async () => {
      await limiter.take()
      await lab.sleep(jobMs)
    }),
  )
}
