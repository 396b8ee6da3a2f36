async function* asTheyCome(promises) {
  const open = new Map(
    promises.map((p, i) => [
      i,
      p.then(
        (value) => ({ i, value }),
        (error) => ({ i, error }),
      ),
    ]),
  )
  while (open.size > 0) {
    const one = await Promise.race(open.values())
    open.delete(one.i)
    yield one
  }
}

export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('late', 'TimeoutError')),
      ms,
    )
  })
  const look = async () => {
    const errors = []
    for await (const one of asTheyCome(
      servers.map((s) => ask(s, controller.signal)),
    )) {
      if ('value' in one) return one.value
      errors.push(one.error)
    }
    throw new AggregateError(errors, 'nobody')
  }
  try {
    return await Promise.race([look(), late])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
