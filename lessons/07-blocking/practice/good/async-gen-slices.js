const turn = () => new Promise((resolve) => setImmediate(resolve))

async function* worked(items, work, budget) {
  let used = 0
  for (const item of items) {
    const before = performance.now()
    yield work(item)
    used += performance.now() - before
    if (used >= budget) {
      await turn()
      used = 0
    }
  }
}

export async function inSlices(items, work, budget) {
  const all = []
  for await (const one of worked(items, work, budget)) all.push(one)
  return all
}
