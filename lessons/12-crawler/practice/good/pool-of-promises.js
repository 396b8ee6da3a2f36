export async function crawl(start, fetchPage, { workers }) {
  const pages = {}
  const failed = []
  const tries = new Map([[start, 0]])
  const todo = [start]
  const running = new Map()
  const visit = async (address) => {
    try {
      const { title, links } = await fetchPage(address)
      pages[address] = title
      for (const link of links) {
        if (tries.has(link)) continue
        tries.set(link, 0)
        todo.push(link)
      }
    } catch (error) {
      const count = tries.get(address) + 1
      tries.set(address, count)
      if (error.status === 503 && count < 3) todo.push(address)
      else failed.push(address)
    } finally {
      running.delete(address)
    }
  }
  while (todo.length > 0 || running.size > 0) {
    while (todo.length > 0 && running.size < workers) {
      const address = todo.shift()
      running.set(address, visit(address))
    }
    await Promise.race(running.values())
  }
  return { pages, failed: failed.sort() }
}
