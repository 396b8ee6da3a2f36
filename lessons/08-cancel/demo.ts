import type { Lab } from 'learn-async/kit'
export type Knobs = { answer: number; limit: number; cleanup: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

// Asks for a page, as the lane `page`
export const load = (lab: Lab, { answer }: Knobs, options = {}) =>
  lab.task('page', async () => {
    const path = `/delay/${answer / 1000}`
    const response = await lab.fetch(path, options)
    return `status ${response.status}`
  })

export const race: Run = async (lab, knobs) => {
  const page = load(lab, knobs)
  const late = lab.sleep(knobs.limit).then(() => 'too late')
  lab.log(await Promise.race([page, late]))
}

export const limited: Run = async (lab, knobs) => {
  const work = async (signal: AbortSignal) => {
    try {
      return await load(lab, knobs, { signal })
    } finally {
      await lab.wait('cleanup', knobs.cleanup)
    }
  }
  const end = lab.withTimeout(work, knobs.limit)
  lab.log(await end.catch((error: Error) => error.name))
}

export const ignoring: Run = async (lab, knobs) => {
  const work = () => load(lab, knobs)
  const end = lab.withTimeout(work, knobs.limit)
  lab.log(await end.catch((error: Error) => error.name))
}
