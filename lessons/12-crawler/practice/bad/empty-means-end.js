// refused: never-idle
// Worker ends when the queue is empty for a moment.
export async function crawl(start, fetchPage, { workers }) {
  const pages = {}, failed = [], seen = new Set([start]), q = [start]
  await Promise.all(Array.from({ length: workers }, async () => {
    while (q.length) {
      const a = q.shift()
      for (let n = 1; ; n++) {
        try {
          const p = await fetchPage(a)
          pages[a] = p.title
          for (const l of p.links) if (!seen.has(l)) { seen.add(l); q.push(l) }
          break
        } catch (e) { if (e.status !== 503 || n === 3) { failed.push(a); break } }
      }
    }
  }))
  return { pages, failed: failed.sort() }
}
