// refused: never-idle
// Stops at a falsy item.
export async function mapLimit(items, limit, fn) { const o = []; const q = items.map((x, i) => [x, i]); let s = false; await Promise.all(Array.from({ length: limit }, async () => { let j; while (!s && (j = q.shift()) && j[0]) { try { o[j[1]] = await fn(j[0]) } catch (e) { s = true; throw e } } })); return o }
