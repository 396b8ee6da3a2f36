// refused: tries-again
type Page = { title: string; links: string[] }

export async function crawl(
  start: string,
  fetchPage: (address: string) => Promise<Page>,
  { workers }: { workers: number },
) {
  const pages: Record<string, string> = {}
  const failed: string[] = []
  const known = new Set([start])
  for (const address of known) {
    try {
      const { title, links } = await fetchPage(address)
      pages[address] = title
      for (const link of links) known.add(link)
    } catch {
      failed.push(address)
    }
  }
  return { pages, failed: failed.sort() }
}
