export async function crawl(start, fetchPage, { workers }) {
  const known = new Set([start])
  const queue = [start]
  const found = new Map()
  const failed = []
  let open = 1
  let wake = []
  const wakeAll = () => wake.splice(0).forEach((go) => go())

  async function load(address) {
    for (let n = 0; n < 3; n++) {
      try {
        return await fetchPage(address)
      } catch ({ status }) {
        if (status !== 503) break
      }
    }
    return undefined
  }

  async function worker() {
    while (open > 0) {
      if (queue.length === 0) {
        await new Promise((go) => wake.push(go))
        continue
      }
      const address = queue.shift()
      const page = await load(address)
      if (page) {
        found.set(address, page.title)
        const fresh = [...new Set(page.links)].filter(
          (link) => !known.has(link),
        )
        for (const link of fresh) known.add(link)
        queue.push(...fresh)
        open += fresh.length
      } else failed.push(address)
      open--
      wakeAll()
    }
  }

  await Promise.all(Array.from({ length: workers }, worker))
  return { pages: Object.fromEntries(found), failed: failed.sort() }
}
