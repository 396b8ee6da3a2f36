class Slots {
  #free: number
  #waiting: (() => void)[] = []
  constructor(count: number) {
    this.#free = count
  }
  take(): Promise<void> {
    if (this.#free > 0) {
      this.#free--
      return Promise.resolve()
    }
    return new Promise((go) => this.#waiting.push(go))
  }
  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}

export async function pump<T>(
  source: AsyncGenerator<T>,
  work: (item: T) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const slots = new Slots(workers + room)
  const items: T[] = []
  const takers: ((item: T | symbol) => void)[] = []
  const end = Symbol('end')
  let isOver = false
  let failure: { error: unknown } | null = null
  let count = 0

  const take = (): Promise<T | symbol> => {
    if (items.length > 0) return Promise.resolve(items.shift() as T)
    if (isOver) return Promise.resolve(end)
    return new Promise((resolve) => takers.push(resolve))
  }
  const finish = () => {
    isOver = true
    for (const taker of takers.splice(0)) taker(end)
  }
  const producer = async () => {
    await slots.take()
    for await (const item of source) {
      if (failure) break
      const taker = takers.shift()
      if (taker) taker(item)
      else items.push(item)
      await slots.take()
      if (failure) break
    }
    finish()
  }
  const worker = async () => {
    for (;;) {
      const item = await take()
      if (item === end || failure) return
      try {
        await work(item as T)
        count++
      } catch (error) {
        failure ??= { error }
        finish()
        slots.give()
        return
      }
      slots.give()
    }
  }
  await Promise.all(
    [producer(), ...Array.from({ length: workers }, worker)].map((p, i) =>
      i < 0
        ? p
        : p.then(() => {
            if (failure && i === 0) throw failure.error
          }),
    ),
  )
  if (failure) throw (failure as { error: unknown }).error
  return count
}
