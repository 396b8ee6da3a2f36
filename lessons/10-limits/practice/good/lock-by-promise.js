// One after another through the gate; what goes through is not waited for.
export function rateLimited(fn, count, ms) {
  const starts = []
  let gate = Promise.resolve()
  const pass = async () => {
    const restMs =
      starts.length < count ? 0 : starts.shift() + ms - performance.now()
    if (restMs > 0)
      await new Promise((resolve) => setTimeout(resolve, restMs))
    starts.push(performance.now())
  }
  return async function limited() {
    await (gate = gate.then(pass))
    return await fn.apply(this, arguments)
  }
}
