import type { Lab } from 'learn-async/kit'

type Run = (lab: Lab) => Promise<unknown>

export const busyInside: Run = async ({ withTimeout, busy, log }) => {
  const work = async () => {
    busy(500)
    return 'result'
  }
  const end = withTimeout(work, 100)
  log(await end.catch((error: Error) => error.name))
}

export const busyFirst: Run = async ({ withTimeout, busy, sleep, log }) => {
  const work = async (signal: AbortSignal) => {
    busy(500)
    await sleep(1, { signal })
    return 'result'
  }
  const end = withTimeout(work, 100)
  log(await end.catch((error: Error) => error.name))
}

export const limitInCleanup: Run = async ({ withTimeout, sleep, log }) => {
  const work = async (signal: AbortSignal) => {
    try {
      await sleep(50, { signal })
      return 'saved'
    } finally {
      await sleep(200)
    }
  }
  log(await withTimeout(work, 100).catch((error: Error) => error.name))
}

export const cleanupHears: Run = async ({ withTimeout, sleep, log }) => {
  const work = async (signal: AbortSignal) => {
    try {
      await sleep(50, { signal })
      return 'saved'
    } finally {
      await sleep(200, { signal })
    }
  }
  log(await withTimeout(work, 100).catch((error: Error) => error.name))
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
