// refused: all-at-once
// State between calls.
const cache = new Map()
export async function loadAll(ids, load) { return Promise.all(ids.map((id) => { if (!cache.has(id)) cache.set(id, load(id)); return cache.get(id) })) }
