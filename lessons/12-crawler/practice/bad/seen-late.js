// refused: once
// Marks seen when loaded, not when queued.
export async function crawl(start, fetchPage, { workers }) {
  const pages = {}, failed = [], q = [[start, 1]], run = new Set()
  while (q.length || run.size) {
    while (q.length && run.size < workers) {
      const [a, n] = q.shift()
      if (a in pages) continue
      const p = fetchPage(a).then((p) => {
        pages[a] = p.title
        for (const l of p.links) if (!(l in pages)) q.push([l, 1])
      }, (e) => { if (e.status === 503 && n < 3) q.push([a, n + 1]); else failed.push(a) }).then(() => run.delete(p))
      run.add(p)
    }
    if (run.size) await Promise.race(run)
  }
  return { pages, failed: failed.sort() }
}
