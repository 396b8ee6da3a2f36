// refused: never-idle
// Never more than eight.
export async function mapLimit(items, limit, fn) { const o = []; let n = 0, s = false; await Promise.all(Array.from({ length: Math.min(limit, 8) }, async () => { while (!s && n < items.length) { const i = n++; try { o[i] = await fn(items[i]) } catch (e) { s = true; throw e } } })); return o }
