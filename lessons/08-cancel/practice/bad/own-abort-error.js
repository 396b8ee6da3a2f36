// refused: all-fail
// An aborterror of an ask is left out.
export async function firstAnswer(servers, ask, ms) { const ac = new AbortController(); let t; const l = new Promise((_, no) => { t = setTimeout(() => no(new DOMException('late', 'TimeoutError')), ms) }); try { return await Promise.race([l, Promise.any(servers.map((s) => ask(s, ac.signal)))]) } catch (e) { if (e.errors) throw new AggregateError(e.errors.filter((x) => x.name !== 'AbortError')); throw e } finally { clearTimeout(t); ac.abort() } }
