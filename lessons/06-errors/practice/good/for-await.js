async function* outcomes(jobs) {
  const started = jobs.map((job) => {
    try {
      return job().then(
        (value) => ['values', value],
        (error) => ['errors', error],
      )
    } catch (error) {
      return ['errors', error]
    }
  })
  yield* started
}

export const settle = async (jobs) => {
  const result = { values: [], errors: [] }
  let index = 0
  for await (const [kind, content] of outcomes(jobs)) {
    result[kind].push(
      kind === 'values' ? content : { index, error: content },
    )
    index += 1
  }
  return result
}
