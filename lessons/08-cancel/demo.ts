import type { Lab } from 'learn-async/kit'
export type Knobs = { answer: number; limit: number; cleanup: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>
type Work = (signal: AbortSignal) => Promise<string>

// Asks for a page, as the lane `page`
export const load = (lab: Lab, { answer }: Knobs, options = {}) =>
  lab.task('page', async () => {
    const path = `/delay/${answer / 1000}`
    const response = await lab.fetch(path, options)
    return `status ${response.status}`
  })

// Ours: hands work a signal, aborts it after ms, and waits until work has ended
export async function withTimeout({ sleep }: Lab, work: Work, ms: number) {
  const limit = new AbortController()
  const late = new DOMException('too late', 'TimeoutError')
  const ignore = () => {}
  sleep(ms, { signal: limit.signal }).then(() => limit.abort(late), ignore)
  try {
    return await work(limit.signal)
  } finally {
    limit.abort() // work has ended: the timer can go
  }
}

export const race: Run = async (lab, knobs) => {
  const page = load(lab, knobs)
  const late = lab.wait('timer', knobs.limit).then(() => 'too late')
  lab.log(await Promise.race([page, late]))
}

export const limited: Run = async (lab, knobs) => {
  const work: Work = async (signal) => {
    try {
      return await load(lab, knobs, { signal })
    } finally {
      await lab.wait('cleanup', knobs.cleanup)
    }
  }
  const end = withTimeout(lab, work, knobs.limit)
  lab.log(await end.catch((error: Error) => error.name))
}

export const ignoring: Run = async (lab, knobs) => {
  const work = () => load(lab, knobs)
  const end = withTimeout(lab, work, knobs.limit)
  lab.log(await end.catch((error: Error) => error.name))
}
