import type { Lab } from 'learn-async/kit'
export type Knobs = { user: number; orders: number; avatar: number; render: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

// Each starts a timer (`wait` is ours) and returns its promise.
export const calls = ({ wait }: Lab, ms: Knobs) => ({
  getUser: () => wait('user', ms.user),
  getOrders: (_user: string) => wait('orders', ms.orders),
  getAvatar: () => wait('avatar', ms.avatar),
  render: (..._parts: string[]) => wait('render', ms.render),
})

export const oneByOne: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const user = await getUser()
  const orders = await getOrders(user)
  const avatar = await getAvatar()
  return render(user, orders, avatar)
}

export const startedFirst: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const userPromise = getUser()
  const avatarPromise = getAvatar()
  const user = await userPromise
  const avatar = await avatarPromise
  const orders = await getOrders(user)
  return render(user, orders, avatar)
}

export const criticalPath: Run = async (lab, ms) => {
  const { getUser, getOrders, getAvatar, render } = calls(lab, ms)
  const avatarPromise = getAvatar()
  const user = await getUser()
  const orders = await getOrders(user)
  return render(user, orders, await avatarPromise)
}

export async function saveVisit({ wait, log }: Lab) {
  await wait('visit', 200)
  log('visit saved')
}

export const nobodyAwaits: Run = async (lab, ms) => {
  const { getUser, render } = calls(lab, ms)
  const user = await getUser()
  saveVisit(lab)
  await render(user)
  lab.log('page sent')
}
