// refused: tries-again
// Tries are kept between calls.
const tries = {}
export function crawl(start, fetchPage, { workers }) { return new Promise((y) => { const seen = new Set([start]); const pages = {}, failed = [], q = [start]; let a = 0; const go = () => { while (a < workers && q.length) { const u = q.shift(); a++; fetchPage(u).then((p) => { pages[u] = p.title; for (const l of p.links) if (!seen.has(l)) { seen.add(l); q.push(l) } }, (e) => { tries[u] = (tries[u] ?? 0) + 1; if (e.status === 503 && tries[u] < 3) q.push(u); else failed.push(u) }).then(() => { a--; go() }) } if (!a) y({ pages, failed: failed.sort() }) }; go() }) }
