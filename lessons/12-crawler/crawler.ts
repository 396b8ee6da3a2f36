import type { Lab } from 'learn-async/kit'
export type Knobs = Record<'workers' | 'rate' | 'failing' | 'limit', number>

// To take home: RateLimiter, Queue, withTimeout and sleep are exported by
// learn-async/lab, fetch and Math.random are Node's, task() is a call.
export async function crawl(lab: Lab, knobs: Knobs, stop = lab.signal) {
  const ask = asking(lab, knobs, stop)
  const pages = new Map<string, 'left' | 'crawled' | 'failed'>()
  const queue = new lab.Queue<string>(Infinity, 'links')
  let open = 0

  const add = async (url: string) => {
    if (pages.has(url)) return
    pages.set(url, 'left')
    open++
    await queue.put(url)
  }

  const worker = async () => {
    for await (const url of queue) {
      try {
        for (const link of await ask(url)) await add(link)
        pages.set(url, 'crawled')
      } catch {
        if (stop.aborted) return queue.close()
        pages.set(url, 'failed')
      }
      if (--open === 0) queue.close()
    }
  }

  await add(`/site/0?failing=${knobs.failing / 100}`)
  const workers = Array.from({ length: knobs.workers }, (_, i) =>
    lab.task(`worker ${i + 1}`, worker),
  )
  await Promise.all(workers)
  return Object.fromEntries(pages)
}

export function asking(lab: Lab, knobs: Knobs, stop: AbortSignal) {
  const limiter = new lab.RateLimiter(1, 1000 / knobs.rate)
  return async function ask(url: string, tries = 3): Promise<string[]> {
    await limiter.take({ signal: stop })
    try {
      const get = (signal: AbortSignal) => linksOf(lab, url, signal)
      return await lab.withTimeout(get, knobs.limit, { signal: stop })
    } catch (error) {
      if (tries === 1) throw error
      const pauseMs = (400 / 2 ** tries) * (1 + lab.random())
      await lab.sleep(pauseMs, { signal: stop })
      return ask(url, tries - 1)
    }
  }
}

export async function linksOf(lab: Lab, url: string, signal = lab.signal) {
  const response = await lab.fetch(url, { signal })
  if (!response.ok) throw new Error(`${url}: status ${response.status}`)
  return ((await response.json()) as { links: string[] }).links
}
