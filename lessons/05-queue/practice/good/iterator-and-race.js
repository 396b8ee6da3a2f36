// One loop that waits for whichever comes first: an item, or the end of a work.
export async function pump(source, work, { workers, room }) {
  const iterator = source[Symbol.asyncIterator]()
  const busy = new Map()
  const queue = []
  let [next, ended, count, key] = [null, false, 0, 0]
  const start = (item) => {
    const own = key++
    busy.set(
      own,
      Promise.resolve(work(item)).then(() => ({ own })),
    )
  }
  while (!ended || busy.size || queue.length) {
    while (queue.length && busy.size < workers) start(queue.shift().item)
    if (!ended && !next && busy.size + queue.length < workers + room)
      next = iterator.next().then((result) => ({ result }))
    const first = await Promise.race([
      ...busy.values(),
      ...(next ? [next] : []),
    ])
    if ('own' in first) {
      busy.delete(first.own)
      continue
    }
    next = null
    if (first.result.done) ended = true
    else {
      count++
      queue.push({ item: first.result.value })
    }
  }
  return count
}
