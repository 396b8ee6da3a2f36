import { EventEmitter, once } from 'node:events'

export async function crawl(start, fetchPage, { workers }) {
  const news = new EventEmitter().setMaxListeners(0)
  const queue = [start]
  const known = new Set(queue)
  const pages = new Map()
  const failed = []
  let open = 1
  async function visit(address) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await fetchPage(address)
      } catch (error) {
        if (error?.status !== 503 || attempt === 3) return null
      }
    }
  }
  async function worker() {
    while (open > 0) {
      const address = queue.shift()
      if (address === undefined) {
        await once(news, 'change')
        continue
      }
      const page = await visit(address)
      if (page === null) failed.push(address)
      else pages.set(address, page.title)
      for (const link of page?.links ?? []) {
        if (known.has(link)) continue
        known.add(link)
        queue.push(link)
        open++
      }
      open--
      news.emit('change')
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
  return { pages: Object.fromEntries(pages), failed: failed.sort() }
}
