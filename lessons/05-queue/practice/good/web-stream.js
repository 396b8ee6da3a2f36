// A stream's own queue is the room, and its pull the back pressure.
export async function pump(source, work, { workers, room }) {
  const atWork = new Set()
  let count = 0
  let failed = false
  let fail
  const failure = new Promise((_, reject) => (fail = reject))
  const stream = new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await source.next()
        if (failed) return
        if (done) controller.close()
        else controller.enqueue({ value })
      },
    },
    { highWaterMark: room },
  )
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value: item } = await Promise.race([
        reader.read(),
        failure,
      ])
      if (done) break
      count++
      const one = work(item.value).then(
        () => atWork.delete(one),
        (error) => {
          failed = true
          fail(error)
        },
      )
      atWork.add(one)
      if (atWork.size >= workers) await Promise.race([...atWork, failure])
    }
    while (atWork.size > 0) await Promise.race([...atWork, failure])
    return count
  } finally {
    failure.catch(() => {})
  }
}
