// One order, four jobs, one failure: node task-group.mjs
import { setTimeout as sleep } from 'node:timers/promises'

const [fail, cleanup] = [1000, 400] // ms

async function stock(signal) {
  await sleep(fail, null, { signal })
  throw new Error('sold out')
}

async function card(signal) {
  await sleep(2000, null, { signal })
  console.log('card charged')
}

async function invoice(signal) {
  try {
    await sleep(1700, null, { signal })
  } finally {
    await sleep(cleanup)
  }
}

async function address(signal) {
  await sleep(500, null, { signal })
}

const jobs = [stock, invoice, card, address]

async function all() {
  const { signal } = new AbortController() // nobody aborts it
  try {
    await Promise.all(jobs.map((job) => job(signal)))
  } catch (error) {
    console.log(`caught: ${error.message}`)
  }
}

// JavaScript has no TaskGroup. The first failure aborts the others, and
// when all have ended the real errors are thrown as one.
async function taskGroup(block) {
  const controller = new AbortController()
  const { signal } = controller
  const started = []
  const start = (job) => {
    const ended = job(signal)
    ended.catch(() => controller.abort())
    started.push(ended)
    return ended
  }
  await Promise.allSettled([start(() => block(start, signal))])
  const errors = (await Promise.allSettled(started))
    .map(({ reason }) => reason)
    .filter((error) => error !== undefined && error.name !== 'AbortError')
  if (errors.length === 0) return
  const what = errors.map(({ message }) => message).join('; ')
  const count = errors.length === 1 ? '1 task' : `${errors.length} tasks`
  throw new AggregateError(errors, `${count} failed: ${what}`)
}

async function group() {
  try {
    await taskGroup(async (start, signal) => {
      for (const job of jobs) start(job)
      await sleep(1800, null, { signal })
    })
  } catch (error) {
    console.log(`caught: ${error.message}`)
  }
}

async function timed(title, run, afterwards = 0) {
  const begin = performance.now()
  await run()
  const seconds = (performance.now() - begin) / 1000
  await sleep(afterwards)
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

// What was left behind runs on afterwards.
await timed('Promise.all, gather', all, 1200)
await timed('TaskGroup', group)
