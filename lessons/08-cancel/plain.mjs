// A limit on a slow server: a race, a signal, and none: node cancel.mjs
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const [answer, limit, cleanup] = [1500, 300, 500] // ms

const server = createServer(async (_request, response) => {
  await sleep(answer)
  response.end('page')
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${server.address().port}/`

async function load(options) {
  const response = await fetch(url, options)
  await response.text()
  return `status ${response.status}`
}

async function withTimeout(work, ms) {
  const controller = new AbortController()
  const late = new DOMException('too late', 'TimeoutError')
  const timer = setTimeout(() => controller.abort(late), ms)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}

async function race() {
  const late = sleep(limit, 'too late')
  return await Promise.race([load(), late]) // the loser is not stopped
}

async function limited() {
  return await withTimeout(async (signal) => {
    try {
      return await load({ signal })
    } finally {
      await sleep(cleanup)
    }
  }, limit)
}

async function ignoring() {
  return await withTimeout(() => load(), limit)
}

async function timed(title, run) {
  const begin = performance.now()
  console.log(await run().catch((error) => error.name))
  const seconds = (performance.now() - begin) / 1000
  console.log(`${title}: ${seconds.toFixed(2)} s`)
}

// The first fetch of a program loads fetch itself: not in a time of ours.
await load({ signal: AbortSignal.abort() }).catch(() => {})

await timed('Promise.race', race)
await timed('a signal, and cleanup', limited)
await timed('a signal, ignored', ignoring)
server.close()
