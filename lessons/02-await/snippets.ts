import type { Lab } from 'learn-async/kit'
import { calls } from './demo.ts'
import type { Knobs } from './demo.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const awaitedTwice: Run = async (lab, ms) => {
  const { getUser, render } = calls(lab, ms)
  const userPromise = getUser()
  await render(await userPromise)
  await render(await userPromise)
}

export const calledTwice: Run = async (lab, ms) => {
  const { getUser, render } = calls(lab, ms)
  await render(await getUser())
  await render(await getUser())
}

export const forEach: Run = async ({ wait, log }, { orders, avatar }) => {
  const parts: [string, number][] = [['orders', orders], ['avatar', avatar]]
  parts.forEach(async ([name, ms]) => {
    await wait(name, ms)
    log(name)
  })
  log('all there')
}

export const forOf: Run = async ({ wait, log }, { orders, avatar }) => {
  const parts: [string, number][] = [['orders', orders], ['avatar', avatar]]
  for (const [name, ms] of parts) {
    await wait(name, ms)
    log(name)
  }
  log('all there')
}

export const mapAndAll: Run = async ({ wait, log }, { orders, avatar }) => {
  const parts: [string, number][] = [['orders', orders], ['avatar', avatar]]
  await Promise.all(parts.map(async ([name, ms]) => {
    await wait(name, ms)
    log(name)
  }))
  log('all there')
}

export const userAwaitedLater: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const userPromise = getUser()
  const avatarPromise = getAvatar()
  const avatar = await avatarPromise
  const orders = await getOrders(await userPromise)
  return render(await userPromise, orders, avatar)
}

export const avatarAwaitedLater: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const userPromise = getUser()
  const avatarPromise = getAvatar()
  const user = await userPromise
  const orders = await getOrders(user)
  return render(user, orders, await avatarPromise)
}

export const ordersAwaitedLater: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const userPromise = getUser()
  const avatarPromise = getAvatar()
  const user = await userPromise
  const avatar = await avatarPromise
  const ordersPromise = getOrders(user)
  return render(user, await ordersPromise, avatar)
}

// Typed so that the compiler lets the missing await pass.
const mayEnter: () => unknown = async () => false

export const bareCall: Run = async ({ log }) => {
  if (mayEnter()) log('come in')
}

export const awaitedCall: Run = async ({ log }) => {
  if (await mayEnter()) log('come in')
}

export const comparedCall: Run = async ({ log }) => {
  if (mayEnter() === true) log('come in')
}

export const filteredByCalls: Run = async ({ log }) => {
  if (['Ada', 'Bob'].filter(mayEnter).length > 0) log('come in')
}

export const nothingToAwait: Run = async ({ log }) => {
  const nothing = async () => {}
  Promise.resolve().then(() => log('other'))
  log('one')
  await nothing()
  log('two')
}
