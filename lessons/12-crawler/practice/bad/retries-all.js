// refused: once
// Retries any failure.
export async function crawl(start, fetchPage, { workers }) {
  const pages = {}, failed = [], seen = new Set([start]), q = [[start, 1]], run = new Set()
  while (q.length || run.size) {
    while (q.length && run.size < workers) {
      const [a, n] = q.shift()
      const p = fetchPage(a).then((p) => {
        pages[a] = p.title
        for (const l of p.links) if (!seen.has(l)) { seen.add(l); q.push([l, 1]) }
      }, () => { if (n < 3) q.push([a, n + 1]); else failed.push(a) }).then(() => run.delete(p))
      run.add(p)
    }
    await Promise.race(run)
  }
  return { pages, failed: failed.sort() }
}
