// refused: all-at-once
// Only the first eight.
export async function firstAnswer(all, ask, ms) { const servers = all.slice(0, 8); const ac = new AbortController(); let t; const l = new Promise((_, no) => { t = setTimeout(() => no(new DOMException('late', 'TimeoutError')), ms) }); try { return await Promise.race([l, Promise.any(servers.map((s) => ask(s, ac.signal)))]) } finally { clearTimeout(t); ac.abort() } }
