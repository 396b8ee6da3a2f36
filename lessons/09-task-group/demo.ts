import type { Lab } from 'learn-async/kit'
export type Knobs = { fail: number; cleanup: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>
type Job = (signal: AbortSignal) => Promise<unknown>
type Jobs = (lab: Lab, knobs: Knobs) => Job[]

const soldOut = () => Promise.reject(new Error('sold out'))

export const jobs: Jobs = ({ task, sleep, wait, log }, knobs) => [
  (signal) => task('stock', () =>
    sleep(knobs.fail, { signal }).then(soldOut)),
  (signal) => task('invoice', () =>
    sleep(1700, { signal }).finally(() => sleep(knobs.cleanup))),
  (signal) => task('card', () =>
    sleep(2000, { signal }).then(() => log('card charged'))),
  (signal) => wait('address', 500, { signal }),
]

export const all: Run = async (lab, knobs) => {
  const { signal } = new AbortController()
  const end = Promise.all(jobs(lab, knobs).map((job) => job(signal)))
  await end.catch((error) => lab.log(`caught: ${error.message}`))
}

export const group: Run = async (lab, knobs) => {
  const end = lab.TaskGroup.run(async (group) => {
    for (const job of jobs(lab, knobs)) group.start(job)
    await lab.wait('body', 1800, { signal: group.signal })
  })
  return end.catch((error: AggregateError) => {
    lab.log(`caught: ${error.message}`)
    return error.errors
  })
}
