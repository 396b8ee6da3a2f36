// Four tasks, of which some fail; all, allSettled, any: node errors.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const fails = [2] // the numbers of the tasks that fail
const ends = [500, 1000, 250, 1500] // when each task ends, in ms

async function work(n, ms) {
  await sleep(ms)
  if (fails.includes(n)) throw new Error(`task ${n} failed`)
  console.log(`task ${n} done`)
  return `task ${n} OK`
}

async function all(tasks) {
  try {
    await Promise.all(tasks)
    console.log('all are done')
  } catch (error) {
    console.log(`caught: ${error.message}`)
  }
}

async function settled(tasks) {
  for (const { status, value, reason } of await Promise.allSettled(tasks)) {
    if (status === 'rejected') console.log(`rejected: ${reason.message}`)
    else console.log(`fulfilled: ${value}`)
  }
}

async function any(tasks) {
  try {
    console.log(`first: ${await Promise.any(tasks)}`)
  } catch (error) {
    console.log(`caught: ${error.message}`)
  }
}

async function timed(title, run) {
  const begin = performance.now()
  const tasks = ends.map((ms, n) => work(n, ms))
  await run(tasks)
  const seconds = (performance.now() - begin) / 1000
  await Promise.allSettled(tasks) // the others run on
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

await timed('Promise.all', all)
await timed('Promise.allSettled', settled)
await timed('Promise.any', any)
