// Promise.all with success and failure changed places: the first answer rejects it.
class Answer {
  constructor(value) {
    this.value = value
  }
}

export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const inverted = servers.map((server) =>
    ask(server, controller.signal).then(
      (value) => Promise.reject(new Answer(value)),
      (error) => error,
    ),
  )
  let handle
  const late = new Promise(
    (resolve) => (handle = setTimeout(resolve, ms, 'late')),
  )
  try {
    const outcome = await Promise.race([Promise.all(inverted), late])
    if (outcome === 'late')
      throw Object.assign(new Error('late'), { name: 'TimeoutError' })
    throw new AggregateError(outcome)
  } catch (thrown) {
    if (thrown instanceof Answer) return thrown.value
    throw thrown
  } finally {
    clearTimeout(handle)
    controller.abort('enough')
  }
}
