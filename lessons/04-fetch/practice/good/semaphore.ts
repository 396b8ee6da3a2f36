class Semaphore {
  private waiting: (() => void)[] = []
  constructor(private free: number) {}

  acquire(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  release(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.free += 1
  }
}

export const mapLimit = async <Item, Result>(
  items: Item[],
  limit: number,
  fn: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const semaphore = new Semaphore(limit)
  const stop = new AbortController()
  return Promise.all(
    items.map(async (item) => {
      await semaphore.acquire()
      try {
        if (stop.signal.aborted) return undefined as never
        return await fn(item)
      } catch (error) {
        stop.abort()
        throw error
      } finally {
        semaphore.release()
      }
    }),
  )
}
