import type { Lab } from 'learn-async/kit'
import { start } from './demo.ts'
import type { Knobs } from './demo.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const catchAroundSettled: Run = async (lab, knobs) => {
  try {
    const ends = await Promise.allSettled(start(lab, knobs))
    lab.log(`${ends.length} ends`)
  } catch {
    lab.log('failed')
  }
}

export const loopOverEveryEnd: Run = async (lab, knobs) => {
  for (const end of await Promise.allSettled(start(lab, knobs))) {
    const failed = end.status === 'rejected'
    lab.log(`Error: ${failed ? end.reason.message : end.value}`)
  }
}

export const allOfThemFail: Run = async (lab, { at }) => {
  const tasks = start(lab, { fails: '0, 1, 2 and 3', at })
  try {
    await Promise.all(tasks)
  } catch (error) {
    lab.log(`caught: ${(error as Error).message}`)
  }
}

export const anyOfThemFailing: Run = async (lab, { at }) => {
  const tasks = start(lab, { fails: '0, 1, 2 and 3', at })
  try {
    await Promise.any(tasks)
  } catch (error) {
    lab.log(`caught: ${(error as Error).name}`)
  }
}
