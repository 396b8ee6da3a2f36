// refused: within-budget
// Microtask pause.
export async function inSlices(items, work, budget) {
  const out = []
  let t = performance.now()
  for (const i of items) {
    out.push(work(i))
    if (performance.now() - t >= budget) { await null; t = performance.now() }
  }
  return out
}
