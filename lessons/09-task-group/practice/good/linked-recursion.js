function together(jobs, at, controller, state) {
  if (at === jobs.length) return Promise.resolve([])
  const mine = (async () => jobs[at](controller.signal))().catch(
    (error) => {
      if (!state.failed) {
        state.failed = true
        state.error = error
        controller.abort()
      }
    },
  )
  const rest = together(jobs, at + 1, controller, state)
  return mine.then((value) => rest.then((values) => [value, ...values]))
}

export async function runTogether(jobs) {
  const state = { failed: false, error: undefined }
  const values = await together(jobs, 0, new AbortController(), state)
  if (state.failed) throw state.error
  return values
}
