export function inSlices(items, work, budget) {
  const { port1, port2 } = new MessageChannel()
  const results = []
  return new Promise((resolve) => {
    port1.onmessage = () => {
      const began = performance.now()
      while (results.length < items.length) {
        results.push(work(items[results.length]))
        if (performance.now() - began >= budget) break
      }
      if (results.length < items.length) return port2.postMessage(null)
      port1.close()
      resolve(results)
    }
    port2.postMessage(null)
  })
}
