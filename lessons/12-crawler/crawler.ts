import type { Lab } from 'learn-async/kit'
export type Knobs = Record<'workers' | 'rate' | 'failing' | 'limit', number>

// The same without the lab, to take home: learn-async show crawler --plain
export async function crawl(lab: Lab, knobs: Knobs, stop = lab.signal) {
  const ask = asking(lab, knobs, stop)
  const pages = new Map<string, string>()
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
      } catch (error) {
        if (stop.aborted) return queue.close()
        pages.set(url, `failed: ${String(error)}`)
      }
      if (--open === 0) queue.close()
    }
  }

  await add(`/site/0?failing=${knobs.failing / 100}`)
  await lab.TaskGroup.run((group) => {
    for (let number = 1; number <= knobs.workers; number++) {
      group.start(() => lab.task(`worker ${number}`, worker))
    }
  })
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
      if (tries === 1 || !mayPass(error)) throw error
      const pauseMs = (400 / 2 ** tries) * (1 + lab.random())
      await lab.sleep(pauseMs, { signal: stop })
      return ask(url, tries - 1)
    }
  }
}

// A server that is busy or out of order may answer later; a 404 stays one.
function mayPass(error: unknown) {
  const { name, status = 0 } = error as Error & { status?: number }
  return name === 'TimeoutError' || status === 429 || status >= 500
}

export async function linksOf(lab: Lab, url: string, signal = lab.signal) {
  const response = await lab.fetch(url, { signal })
  const { ok, status } = response
  if (!ok) throw Object.assign(new Error(`status ${status}`), { status })
  return ((await response.json()) as { links: string[] }).links
}
