// refused: tries-again
export async function crawl(start, fetchPage, { workers }) {
  const pages = Object.create(null)
  const failed = new Set()
  const known = new Set([start])
  const waiting = [{ address: start, left: 3 }]
  const running = new Set()
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && running.size < workers) {
      const job = waiting.pop()
      const run = fetchPage(job.address)
        .then((page) => ({ job, page }))
        .catch((error) => ({ job, error }))
        .finally(() => running.delete(run))
      running.add(run)
    }
    const { job, page, error } = await Promise.race(running)
    if (page) {
      pages[job.address] = page.title
      const fresh = new Set(page.links.filter((link) => !known.has(link)))
      for (const address of fresh) {
        known.add(address)
        waiting.unshift({ address, left: 3 })
      }
    } else if (error.status === 503 && job.left > 2) {
      waiting.push({ address: job.address, left: job.left - 1 })
    } else failed.add(job.address)
  }
  return { pages, failed: [...failed].sort() }
}
