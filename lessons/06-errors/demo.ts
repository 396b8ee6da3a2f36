import type { Lab } from 'learn-async/kit'
export type Knobs = { fails: string; at: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

// When each of the four tasks ends, in ms
export const ends = ({ at }: Knobs) => [500, 1000, at, 1500]

// Starts the four at once and returns their promises.
// Those whose numbers are in `fails` throw at their end.
export function start({ task, sleep, log }: Lab, knobs: Knobs) {
  return ends(knobs).map((ms, n) =>
    task(`task ${n}`, async () => {
      await sleep(ms)
      if (knobs.fails.includes(`${n}`)) throw new Error(`task ${n} failed`)
      log(`task ${n} done`)
      return `task ${n} OK`
    }),
  )
}

export const all: Run = async (lab, knobs) => {
  try {
    await Promise.all(start(lab, knobs))
    lab.log('all are done')
  } catch (error) {
    lab.log(`caught: ${(error as Error).message}`)
  }
}

export const settled: Run = async (lab, knobs) => {
  for (const end of await Promise.allSettled(start(lab, knobs))) {
    const failed = end.status === 'rejected'
    if (failed) lab.log(`rejected: ${end.reason.message}`)
    else lab.log(`fulfilled: ${end.value}`)
  }
}

export const any: Run = async (lab, knobs) => {
  try {
    lab.log(`first: ${await Promise.any(start(lab, knobs))}`)
  } catch (error) {
    lab.log(`caught: ${(error as Error).message}`)
  }
}
