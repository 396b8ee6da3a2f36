type Page = { title: string; links: string[] }

export async function crawl(
  start: string,
  fetchPage: (address: string) => Promise<Page>,
  { workers }: { workers: number },
) {
  let free = workers
  const queue: (() => void)[] = []
  const enter = () =>
    new Promise<void>((go) => {
      if (free > 0) {
        free--
        go()
      } else queue.push(go)
    })
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else free++
  }
  const seen = new Set<string>()
  const pages: Record<string, string> = {}
  const failed: string[] = []

  const attempt = async (address: string): Promise<Page | null> => {
    for (let tries = 1; ; tries++) {
      await enter()
      try {
        return await fetchPage(address)
      } catch (error) {
        if ((error as { status?: number }).status !== 503 || tries === 3)
          return null
      } finally {
        leave()
      }
    }
  }
  const visit = async (address: string): Promise<void> => {
    if (seen.has(address)) return
    seen.add(address)
    const page = await attempt(address)
    if (page === null) {
      failed.push(address)
      return
    }
    pages[address] = page.title
    await Promise.all(page.links.map(visit))
  }
  await visit(start)
  return { pages, failed: failed.sort() }
}
