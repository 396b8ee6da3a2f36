// One URL, five, many, and many over a pool: node fetch.mjs
// The server is in this file; it answers /delay/1 after 1 s.
import { Agent, createServer, get } from 'node:http'
import { text } from 'node:stream/consumers'

const n = 100 // URLs
const connections = 50 // in the pool
const delay = 700 // ms until a URL is answered

let [inHand, peak] = [0, 0]

const server = createServer(({ url }, response) => {
  const seconds = Number(/^\/delay\/([\d.]+)$/.exec(url)?.[1])
  if (Number.isNaN(seconds)) return response.writeHead(404).end()
  inHand++
  peak = Math.max(peak, inHand)
  setTimeout(() => {
    inHand--
    response.end(`answered after ${seconds} s\n`)
  }, seconds * 1000)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}`

/** The body, all of it; rejects for a status that is not 200. */
async function load(url, agent) {
  const response = await new Promise((resolve, reject) =>
    get(url, { agent }, resolve).on('error', reject),
  )
  const body = await text(response)
  if (response.statusCode !== 200) {
    throw new Error(`${url}: status ${response.statusCode}`)
  }
  return body
}

// Node's own fetch has no pool to set without undici: an http.Agent is one.
async function getAll(count, ms, maxSockets = Infinity) {
  const agent = new Agent({ keepAlive: true, maxSockets })
  const urls = Array.from(
    { length: count },
    () => `${base}/delay/${ms / 1000}`,
  )
  try {
    const loaded = urls.map(async (url, i) => {
      await load(url, agent)
      if (count <= 5) console.log(`url ${i + 1} done`)
    })
    await Promise.all(loaded)
  } finally {
    agent.destroy()
  }
}

async function timed(title, run) {
  peak = 0
  const begin = performance.now()
  await run()
  const seconds = (performance.now() - begin) / 1000
  console.log(
    `${title}: ${seconds.toFixed(2)} s, at most ${peak} in flight`,
  )
}

await getAll(n, 0) // the first requests of a process take longer
await timed('one URL', () => getAll(1, delay))
await timed('five URLs', () => getAll(5, delay))
await timed('many URLs', () => getAll(n, delay))
await timed('many URLs, a pool of connections', () =>
  getAll(n, delay, connections),
)
server.close()
