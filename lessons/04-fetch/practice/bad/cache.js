// refused: never-idle
// Results kept between calls.
const known = new Map()
export async function mapLimit(items, limit, fn) { const o = []; let n = 0, s = false; await Promise.all(Array.from({ length: limit }, async () => { while (!s && n < items.length) { const i = n++; try { if (!known.has(items[i])) known.set(items[i], await fn(items[i])); o[i] = known.get(items[i]) } catch (e) { s = true; throw e } } })); return o }
