import type { Lab } from 'learn-async/kit'
import { withTimeout } from './demo.ts'

type Run = (lab: Lab) => Promise<unknown>

export const busyInside: Run = async (lab) => {
  const work = async () => {
    lab.busy(500)
    return 'result'
  }
  const end = withTimeout(lab, work, 100)
  lab.log(await end.catch((error: Error) => error.name))
}

export const busyFirst: Run = async (lab) => {
  const work = async (signal: AbortSignal) => {
    lab.busy(500)
    await lab.sleep(1, { signal })
    return 'result'
  }
  const end = withTimeout(lab, work, 100)
  lab.log(await end.catch((error: Error) => error.name))
}

export const limitInCleanup: Run = async (lab) => {
  const work = async (signal: AbortSignal) => {
    try {
      await lab.sleep(50, { signal })
      return 'saved'
    } finally {
      await lab.sleep(200)
    }
  }
  lab.log(await withTimeout(lab, work, 100).catch((error: Error) => error.name))
}

export const cleanupHears: Run = async (lab) => {
  const work = async (signal: AbortSignal) => {
    try {
      await lab.sleep(50, { signal })
      return 'saved'
    } finally {
      await lab.sleep(200, { signal })
    }
  }
  lab.log(await withTimeout(lab, work, 100).catch((error: Error) => error.name))
}

export const abortIsACall: Run = async ({ sleep, log }) => {
  const stop = new AbortController()
  const { signal } = stop
  signal.addEventListener('abort', () => log('listener'))
  const waiting = sleep(100, { signal }).catch(() => log('catch'))
  stop.abort()
  log('next line')
  await waiting
}

export const abortedBefore: Run = async ({ fetch, log }) => {
  const signal = AbortSignal.abort()
  try {
    await fetch('/delay/0.2', { signal })
  } catch (error) {
    log((error as Error).name)
  }
}
