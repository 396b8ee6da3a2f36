// One loop that waits for whatever changes first, an item or the end of a work: all state
// stands in one place.
export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const aside: Item[] = []
  const atWork = new Set<Promise<void>>()
  let asked: Promise<void> | null = null
  let isOver = false
  let count = 0
  try {
    for (;;) {
      while (atWork.size < workers && aside.length > 0) {
        const one = work(aside.shift()!).then(() => void atWork.delete(one))
        atWork.add(one)
      }
      const taken = atWork.size + aside.length
      if (isOver && taken === 0) return count
      if (asked === null && !isOver && taken < workers + room) {
        asked = source.next().then(({ done, value }) => {
          asked = null
          if (done) isOver = true
          else count = aside.push(value) && count + 1
        })
      }
      await Promise.race(asked === null ? atWork : [...atWork, asked])
    }
  } finally {
    await source.return(undefined)
  }
}
