import type { Lab } from 'learn-async/kit'
export type Knobs = { timer: number; block: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<void>

export const microtasksOnly: Run = async ({ sleep, busy, log }, { timer, block }) => {
  sleep(timer).then(() => log('timer'))
  for (let i = 0; i < 4; i++) {
    busy(block)
    await null
  }
}

export const withSleep: Run = async ({ sleep, busy, log }, { timer, block }) => {
  sleep(timer).then(() => log('timer'))
  for (let i = 0; i < 4; i++) {
    busy(block)
    await sleep(0)
  }
}

export const twoGreetings: Run = async ({ sleep, log }) => {
  async function greet() {
    log('hello')
    await sleep(1000)
    log('done')
  }
  greet()
  greet()
  log('last line')
}

export const awaitedGreetings: Run = async ({ sleep, log }) => {
  async function greet() {
    log('hello')
    await sleep(1000)
    log('done')
  }
  await greet()
  await greet()
  log('last line')
}

export const late: Run = async ({ sleep, busy, log }, { timer, block }) => {
  log('first line')
  sleep(timer).then(() => log('timer'))
  const greeting = sleep(1000).then(() => log('done'))
  busy(block)
  log('last line')
  await greeting
}

export const lateWithoutGreeting: Run = async ({ sleep, busy, log }, { timer, block }) => {
  log('first line')
  sleep(timer).then(() => log('timer'))
  busy(block)
  log('last line')
}

export const lateWithoutBusy: Run = async ({ sleep, log }, { timer }) => {
  log('first line')
  sleep(timer).then(() => log('timer'))
  const greeting = sleep(1000).then(() => log('done'))
  log('last line')
  await greeting
}

export const lateWithoutLastLine: Run = async ({ sleep, busy, log }, { timer, block }) => {
  log('first line')
  sleep(timer).then(() => log('timer'))
  const greeting = sleep(1000).then(() => log('done'))
  busy(block)
  await greeting
}

export const lateWithoutAwait: Run = async ({ sleep, busy, log }, { timer, block }) => {
  log('first line')
  sleep(timer).then(() => log('timer'))
  sleep(1000).then(() => log('done'))
  busy(block)
  log('last line')
}
