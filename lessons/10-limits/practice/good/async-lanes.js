export function rateLimited(fn, count, ms) {
  const lanes = Array.from({ length: count }, () => Promise.resolve())
  let next = 0
  return async (...args) => {
    const lane = next++ % count
    const mine = lanes[lane]
    let started
    lanes[lane] = new Promise((resolve) => (started = resolve))
    await mine
    setTimeout(started, ms)
    return fn(...args)
  }
}
