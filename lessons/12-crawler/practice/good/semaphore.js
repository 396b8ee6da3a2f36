class Semaphore {
  #waiting = []
  constructor(count) {
    this.count = count
  }
  async with(run) {
    if (this.count > 0) this.count--
    else await new Promise((resolve) => this.#waiting.push(resolve))
    try {
      return await run()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.count++
    }
  }
}

export async function crawl(start, fetchPage, { workers }) {
  const places = new Semaphore(workers)
  const known = new Set()
  const result = { pages: {}, failed: [] }
  const fetchOften = (address, times = 3) =>
    places
      .with(() => fetchPage(address))
      .catch((error) => {
        if (error.status !== 503 || times === 1) throw error
        return fetchOften(address, times - 1)
      })
  const follow = async (address) => {
    if (known.has(address)) return
    known.add(address)
    let page
    try {
      page = await fetchOften(address)
    } catch {
      result.failed.push(address)
      return
    }
    result.pages[address] = page.title
    await Promise.all(page.links.map(follow))
  }
  await follow(start)
  result.failed.sort()
  return result
}
