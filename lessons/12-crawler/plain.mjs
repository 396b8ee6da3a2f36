// A crawler that minds its manners:
//   node crawler.mjs                       a site that it serves itself
//   node crawler.mjs https://example.org/  that site, and no other host
// It keeps to robots.txt (Allow and Disallow for "*", no wildcards) and to
// Retry-After, tries again only what may pass, keeps each page's error,
// and ends at Ctrl-C with nothing left behind.
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const [workers, rate, limit] = [4, 25, 500] // at once, a second, ms
const tries = 3
const headers = { 'user-agent': 'crawler-from-learn-async' }

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())

/** Whoever takes from it waits until something is put, or it is closed. */
class Queue {
  #items = []
  #waiting = []
  #closed = false

  put(item) {
    this.#items.push(item)
    this.#wake()
  }

  close() {
    this.#closed = true
    this.#wake()
  }

  #wake() {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      if (this.#items.length > 0) yield this.#items.shift()
      else if (this.#closed) return
      else await new Promise((resolve) => this.#waiting.push(resolve))
    }
  }
}

async function crawl(first) {
  const pages = new Map() // by address: left, crawled, or its error
  const queue = new Queue()
  const mayFetch = await robots(first)
  let open = 0
  stop.signal.addEventListener('abort', () => queue.close())

  const add = (url) => {
    if (pages.has(url.href) || url.host !== first.host) return
    if (!mayFetch(url)) return
    pages.set(url.href, 'left')
    open++
    queue.put(url)
  }

  const worker = async () => {
    for await (const url of queue) {
      if (stop.signal.aborted) return
      try {
        for (const link of await ask(url, linksOf)) add(link)
        pages.set(url.href, 'crawled')
      } catch (error) {
        if (stop.signal.aborted) return
        pages.set(url.href, error)
      }
      if (--open === 0) queue.close()
    }
  }

  add(first)
  if (open > 0) await Promise.all(Array.from({ length: workers }, worker))
  return pages
}

let nextTurn = 0

/** One start every nth of a second, whoever asks. */
async function turn() {
  const now = performance.now()
  const at = Math.max(now, nextTurn)
  nextTurn = at + 1000 / rate
  await sleep(at - now, null, { signal: stop.signal })
}

/** What `read` makes of the answer; what may pass is tried again, later. */
async function ask(url, read) {
  for (let count = 1; ; count++) {
    await turn()
    try {
      const timeout = AbortSignal.timeout(limit)
      const signal = AbortSignal.any([stop.signal, timeout])
      const options = { headers, signal, redirect: 'manual' }
      const response = await fetch(url, options)
      const isElsewhere = response.headers.has('location')
      if (!response.ok && !isElsewhere) throw new StatusError(response)
      return await read(response)
    } catch (error) {
      if (count === tries || !mayPass(error)) throw error
      const pause = 25 * 2 ** count * (1 + Math.random())
      const ms = Math.max(pause, error.retryAfter ?? 0)
      await sleep(ms, null, { signal: stop.signal })
    }
  }
}

class StatusError extends Error {
  constructor({ status, headers }) {
    super(`status ${status}`)
    this.status = status
    const wanted = headers.get('retry-after') // seconds, or a date
    const seconds = Number(wanted ?? 0)
    this.retryAfter = Number.isNaN(seconds)
      ? Date.parse(wanted) - Date.now()
      : seconds * 1000
  }
}

/** A busy server or a lost connection may answer later; a 404 stays. */
function mayPass({ name, status }) {
  if (status === undefined) return name !== 'AbortError'
  return status === 429 || status >= 500
}

/** Of a page that has moved, where it is now: that may be another host. */
async function linksOf(response) {
  const moved = response.headers.get('location')
  if (moved !== null) return [new URL(moved, response.url)]
  const isHtml = response.headers.get('content-type')?.includes('html')
  const html = await response.text()
  if (!isHtml) return []
  return [...html.matchAll(/<a\s[^>]*?href="([^"#]*)/gi)]
    .map(([, href]) => href.replaceAll('&amp;', '&'))
    .filter((href) => URL.canParse(href, response.url))
    .map((href) => new URL(href, response.url))
}

/** Whether robots.txt allows an address: the longest rule decides. */
async function robots(first) {
  const url = new URL('/robots.txt', first)
  const text = await ask(url, (response) => response.text()).catch(
    (error) => {
      // Without the file all is allowed; who cannot know may not.
      if (error.status >= 400 && error.status < 500) return ''
      throw error
    },
  )
  const rules = []
  let [ours, before] = [false, '']
  for (const line of text.split('\n')) {
    const [, field, value] = /^\s*([\w-]+)\s*:\s*([^\s#]*)/.exec(line) ?? []
    if (field === undefined) continue
    const name = field.toLowerCase()
    if (name === 'user-agent') {
      ours = value === '*' || (before === name && ours)
    } else if (ours && value !== '') rules.push({ name, value })
    before = name
  }
  const paths = rules.filter(({ name }) => /^(dis)?allow$/.test(name))
  return ({ pathname, search }) => {
    const [longest] = paths
      .filter(({ value }) => `${pathname}${search}`.startsWith(value))
      .sort((one, other) => other.value.length - one.value.length)
    return longest?.name !== 'disallow'
  }
}

/** 60 pages: some are slow, some answer 503 once or always. */
async function ownSite() {
  const asked = new Map()
  const server = createServer(async ({ url }, response) => {
    const n = Number(/^\/site\/(\d+)$/.exec(url)?.[1] ?? Number.NaN)
    if (!(n < 60)) return response.writeHead(404).end()
    asked.set(n, (asked.get(n) ?? 0) + 1)
    const isSlow = n % 10 === 9
    await sleep(isSlow ? 340 : 60)
    const fails = !isSlow && n >= 20 && n < 32
    const always = (n - 20) % 3 === 1
    if (fails && (always || asked.get(n) === 1)) {
      return response.writeHead(503).end()
    }
    const links = [1, 2, 3].map((more) => 3 * n + more)
    const html = [...links, 0, (7 * n + 5) % 60]
      .filter((to) => to < 60)
      .map((to) => `<a href="/site/${to}">page ${to}</a>`)
    response.setHeader('content-type', 'text/html').end(html.join('\n'))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(`http://127.0.0.1:${server.address().port}/site/0`)
  return { url, close: () => server.close() }
}

const [address] = process.argv.slice(2)
const site = address ? { url: new URL(address) } : await ownSite()
const begin = performance.now()
const pages = await crawl(site.url).catch((error) => {
  console.error(`${site.url}: ${error.message}`)
  process.exit(1)
})
const seconds = (performance.now() - begin) / 1000
site.close?.()

const states = [...pages.values()]
const count = (state) => states.filter((each) => each === state).length
for (const [href, state] of pages) {
  if (state instanceof Error)
    console.log(`failed: ${href}: ${state.message}`)
}
console.log(`${count('crawled')} crawled, ${count('left')} left`)
console.log(`the crawler: ${seconds.toFixed(2)} s`)
