export const inSlices = (items, work, budget) =>
  new Promise((resolve) => {
    const results = []
    const slice = () => {
      const until = Date.now() + budget
      while (results.length < items.length) {
        results.push(work(items[results.length]))
        if (Date.now() >= until) return setTimeout(slice, 0)
      }
      resolve(results)
    }
    slice()
  })
