import type { Lab } from 'learn-async/kit'
export type Knobs = { fail: number; cleanup: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>
type Job = (signal: AbortSignal) => Promise<unknown>
type Jobs = (lab: Lab, knobs: Knobs) => Job[]

const failed = () => Promise.reject(new Error('A failed'))

// A fails; B and C only wait; D cleans up at its end
export const jobs: Jobs = (lab, { fail, cleanup }) => [
  (signal) => lab.task('A', () =>
    lab.sleep(fail, { signal }).then(failed)),
  (signal) => lab.wait('B', 2000, { signal }),
  (signal) => lab.wait('C', 500, { signal }),
  (signal) => lab.task('D', () =>
    lab.sleep(1600, { signal }).finally(() => lab.sleep(cleanup))),
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
