// refused: never-idle
// Level by level.
export async function crawl(start, fetchPage, { workers }) {
  const pages = {}
  const failed = []
  const seen = new Set([start])
  let level = [start]
  const get = async (a) => {
    for (let i = 0; i < 3; i++) {
      try { return await fetchPage(a) } catch (e) { if (e.status !== 503) return null }
    }
    return null
  }
  while (level.length) {
    const next = []
    let i = 0
    await Promise.all(Array.from({ length: workers }, async () => {
      while (i < level.length) {
        const a = level[i++]
        const p = await get(a)
        if (!p) { failed.push(a); continue }
        pages[a] = p.title
        for (const l of p.links) if (!seen.has(l)) { seen.add(l); next.push(l) }
      }
    }))
    level = next
  }
  return { pages, failed: failed.sort() }
}
