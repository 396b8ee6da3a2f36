// refused: within-budget
// Never resets the budget start (pauses only until then).
export async function inSlices(items, work, budget) {
  const out = []
  let used = 0
  for (const i of items) {
    const t = performance.now()
    out.push(work(i))
    used += performance.now() - t
    if (used === budget) { await new Promise((r) => setImmediate(r)); used = 0 }
  }
  return out
}
