import type { Lab } from 'learn-async/kit'

type Run = (lab: Lab) => Promise<unknown>

export const byHand: Run = async ({ sleep, log }) => {
  const controller = new AbortController()
  const { signal } = controller
  const soldOut = () => Promise.reject(new Error('sold out'))
  const cleanUp = () => sleep(50).then(() => log('cleaned up'))
  const pay = sleep(400, { signal }).finally(cleanUp)
  const jobs = [sleep(100).then(soldOut), pay]
  await Promise.all(jobs).catch(() => controller.abort())
  await Promise.allSettled(jobs)
  log('over')
}

export const byHandUnwaited: Run = async ({ sleep, log }) => {
  const controller = new AbortController()
  const { signal } = controller
  const soldOut = () => Promise.reject(new Error('sold out'))
  const cleanUp = () => sleep(50).then(() => log('cleaned up'))
  const pay = sleep(400, { signal }).finally(cleanUp)
  const jobs = [sleep(100).then(soldOut), pay]
  await Promise.all(jobs).catch(() => controller.abort())
  log('over')
}

export const deafBody: Run = async ({ TaskGroup, sleep, log }) => {
  const end = TaskGroup.run(async (group) => {
    group.start(async () => {
      await sleep(100)
      throw new Error('no luck')
    })
    await sleep(400)
    log('body')
  })
  await end.catch(() => log('over'))
}

export const hearingBody: Run = async ({ TaskGroup, sleep, log }) => {
  const end = TaskGroup.run(async (group) => {
    group.start(async () => {
      await sleep(100)
      throw new Error('no luck')
    })
    await sleep(400, { signal: group.signal })
    log('body')
  })
  await end.catch(() => log('over'))
}

export const cleanupFails: Run = async ({ TaskGroup, sleep }) => {
  const fail = (why: string) => () => Promise.reject(new Error(why))
  const end = TaskGroup.run((group) => {
    const { signal } = group
    group.start(() => sleep(100, { signal }).then(fail('no luck')))
    group.start(() => sleep(400, { signal }).finally(fail('no disk')))
    group.start(() => sleep(300, { signal }))
  })
  return end.catch((error: AggregateError) => error.errors)
}

export const whatIsCaught: Run = async ({ TaskGroup, log }) => {
  try {
    await TaskGroup.run((group) => {
      group.start(async () => JSON.parse('{'))
    })
  } catch (error) {
    log((error as Error).name)
  }
}

export const whatAllThrows: Run = async ({ sleep, log }) => {
  const parse = async () => JSON.parse('{')
  try {
    await Promise.all([parse(), sleep(10)])
  } catch (error) {
    log((error as Error).name)
  }
}
