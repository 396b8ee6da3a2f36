import { setTimeout as sleep } from 'node:timers/promises'

const load = (value, ms) => sleep(ms, value) // a query, a request …

const avatarPromise = load('avatar', 150) // the call starts it
const user = await load('Ada', 100)
const orders = await load(`orders of ${user}`, 200) // needs the user
const avatar = await avatarPromise // needed only here
console.log(`${orders}, ${avatar}`)
// after 300 ms, the critical path:
// orders of Ada, avatar
