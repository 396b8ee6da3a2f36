// Recursion with a semaphore: no queue to keep; the permit is let go before the links are
// followed, or a page would wait for itself.
type Page = { title: string; links: string[] }

export async function crawl(
  start: string,
  fetchPage: (address: string) => Promise<Page>,
  { workers }: { workers: number },
) {
  const pages: Record<string, string> = {}
  const failed: string[] = []
  const known = new Set<string>()
  const waiting: (() => void)[] = []
  let free = workers

  async function fetchOne(address: string): Promise<Page> {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await fetchPage(address)
    } finally {
      if (waiting.length > 0) waiting.shift()!()
      else free++
    }
  }

  async function fetchTrying(address: string, left: number): Promise<Page> {
    return fetchOne(address).catch((error) => {
      if (error.status !== 503 || left === 1) throw error
      return fetchTrying(address, left - 1)
    })
  }

  async function visit(address: string): Promise<void> {
    if (known.has(address)) return
    known.add(address)
    const page = await fetchTrying(address, 3).catch(() => null)
    if (page === null) return void failed.push(address)
    pages[address] = page.title
    await Promise.all(page.links.map(visit))
  }

  await visit(start)
  return { pages, failed: failed.sort() }
}
