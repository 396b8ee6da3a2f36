type Page = { title: string; links: string[] }

export function crawl(
  start: string,
  fetchPage: (address: string) => Promise<Page>,
  { workers }: { workers: number },
) {
  const pages: Record<string, string> = {}
  const failed: string[] = []
  const tries = new Map([[start, 0]])
  const queue = [start]
  let underWay = 0

  return new Promise((resolve) => {
    async function visit(address: string): Promise<void> {
      underWay++
      tries.set(address, tries.get(address)! + 1)
      try {
        const { title, links } = await fetchPage(address)
        pages[address] = title
        for (const link of links) {
          if (tries.has(link)) continue
          tries.set(link, 0)
          queue.push(link)
        }
      } catch (error) {
        //> Which failure is worth another try, and how often?
        const { status } = error as { status?: number }
        const isWorthIt = status === 503 && tries.get(address)! < 3
        if (isWorthIt) queue.push(address)
        else failed.push(address)
        //< failed.push(address)
      }
      underWay--
      startNext()
    }

    function startNext(): void {
      while (underWay < workers && queue.length > 0)
        void visit(queue.shift()!)
      if (underWay === 0) resolve({ pages, failed: failed.sort() })
    }
    startNext()
  })
}
