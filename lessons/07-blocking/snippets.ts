import type { Lab } from 'learn-async/kit'

type Run = (lab: Lab) => Promise<unknown>

export const asyncFunction: Run = async ({ sleep, busy, log }) => {
  sleep(50).then(() => log('tick'))
  await (async () => busy(300))()
  log('done')
}

export const thenFunction: Run = async ({ sleep, busy, log }) => {
  sleep(50).then(() => log('tick'))
  await Promise.resolve().then(() => busy(300))
  log('done')
}

export const sleepBefore: Run = async ({ sleep, busy, log }) => {
  sleep(50).then(() => log('tick'))
  await sleep(0)
  busy(300)
  log('done')
}

export const sleepBetween: Run = async ({ sleep, busy, log }) => {
  sleep(50).then(() => log('tick'))
  for (let n = 0; n < 10; n++) {
    busy(30)
    await sleep(0)
  }
  log('done')
}

export const takingTurns: Run = async ({ setImmediate, busy, log }) => {
  const crunch = async (name: string) => {
    for (let n = 0; n < 10; n++) {
      busy(30)
      await setImmediate()
    }
    log(`${name} done`)
  }
  await Promise.all([crunch('A'), crunch('B')])
}

export const inPieces: Run = async ({ busy, log }) => {
  const crunch = async (name: string) => {
    busy(300)
    log(`${name} done`)
  }
  await Promise.all([crunch('A'), crunch('B')])
}

export const afterTheFreeze: Run = async ({ sleep, busy, log }) => {
  sleep(110).then(() => busy(300))
  for (let n = 1; n <= 3; n++) {
    await sleep(100)
    log(`tick ${n}`)
  }
}
