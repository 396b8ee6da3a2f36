// refused: all-at-once
// Servers that failed once are not asked again.
const dead = new Set()
export async function firstAnswer(servers, ask, ms) { const ac = new AbortController(); let t; const l = new Promise((_, no) => { t = setTimeout(() => no(new DOMException('late', 'TimeoutError')), ms) }); const es = []; try { return await Promise.race([l, Promise.any(servers.filter((s) => !dead.has(s)).map((s) => ask(s, ac.signal).catch((e) => { dead.add(s); throw e })))]) } finally { clearTimeout(t); ac.abort() } }
