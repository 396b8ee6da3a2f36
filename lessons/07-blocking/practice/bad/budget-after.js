// refused: within-budget
// Three items a slice, whatever they take.
export async function inSlices(items, work) {
  const out = []
  for (const [n, i] of items.entries()) {
    out.push(work(i))
    if (n % 3 === 2) await new Promise((r) => setImmediate(r))
  }
  return out
}
