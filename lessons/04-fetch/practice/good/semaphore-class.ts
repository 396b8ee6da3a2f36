class Semaphore {
  private readonly waiters: (() => void)[] = []
  constructor(private free: number) {}
  async acquire(): Promise<void> {
    if (this.free > 0) {
      this.free--
      return
    }
    await new Promise<void>((go) => this.waiters.push(go))
  }
  release(): void {
    const next = this.waiters.shift()
    if (next) next()
    else this.free++
  }
}

export async function mapLimit<T, R>(
  items: T[],
  limit: number,
  fn: (item: T) => Promise<R>,
) {
  const semaphore = new Semaphore(limit)
  let stop = false
  return Promise.all(
    items.map(async (item) => {
      await semaphore.acquire()
      if (stop) return undefined as never
      try {
        return await fn(item)
      } catch (error) {
        stop = true
        throw error
      } finally {
        semaphore.release()
      }
    }),
  )
}
