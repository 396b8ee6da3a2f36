// One page, loaded in three ways, and a call nobody awaits: node await.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const ms = { user: 100, orders: 200, avatar: 180, render: 60 }

async function wait(name, time) {
  await sleep(time)
  console.log(`${name} done`)
  return name
}

const getUser = () => wait('user', ms.user)
const getOrders = (_user) => wait('orders', ms.orders)
const getAvatar = () => wait('avatar', ms.avatar)
const render = (..._parts) => wait('render', ms.render)

async function oneByOne() {
  const user = await getUser()
  const orders = await getOrders(user)
  const avatar = await getAvatar()
  return render(user, orders, avatar)
}

async function startedFirst() {
  const userPromise = getUser()
  const avatarPromise = getAvatar()
  const user = await userPromise
  const avatar = await avatarPromise
  const orders = await getOrders(user)
  return render(user, orders, avatar)
}

async function criticalPath() {
  const avatarPromise = getAvatar()
  const user = await getUser()
  const orders = await getOrders(user)
  return render(user, orders, await avatarPromise)
}

async function timed(title, run) {
  const begin = performance.now()
  await run()
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(3)} s`)
}

await timed('one by one', oneByOne)
await timed('started first, awaited later', startedFirst)
await timed('along the critical path', criticalPath)

async function saveVisit() {
  await sleep(200)
  console.log('visit saved')
}

const user = await getUser()
saveVisit() // nobody awaits it
await render(user)
console.log('page sent')
