class Channel<Item> {
  private readonly items: Item[] = []
  private readonly takers: ((taken: { item: Item } | null) => void)[] = []
  private readonly givers: (() => void)[] = []
  private isClosed = false

  constructor(private readonly room: number) {}

  async put(item: Item): Promise<void> {
    const taker = this.takers.shift()
    if (taker) return taker({ item })
    this.items.push(item)
    if (this.items.length > this.room)
      await new Promise<void>((resolve) => this.givers.push(resolve))
  }

  async take(): Promise<{ item: Item } | null> {
    if (this.items.length > 0) {
      const taken = { item: this.items.shift()! }
      this.givers.shift()?.()
      return taken
    }
    if (this.isClosed) return null
    return new Promise((resolve) => this.takers.push(resolve))
  }

  close(drop = false): void {
    this.isClosed = true
    if (drop) this.items.length = 0
    for (const taker of this.takers.splice(0)) taker(null)
    for (const giver of this.givers.splice(0)) giver()
  }
}

export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
) {
  const channel = new Channel<Item>(room)
  let isOver = false
  async function produce() {
    let count = 0
    for await (const item of source) {
      if (isOver) break
      await channel.put(item)
      if (isOver) break
      count++
    }
    channel.close()
    return count
  }
  async function consume() {
    for (;;) {
      const taken = await channel.take()
      if (taken === null) return
      await work(taken.item)
    }
  }
  try {
    const [count] = await Promise.all([
      produce(),
      ...Array.from({ length: workers }, consume),
    ])
    return count
  } catch (error) {
    isOver = true
    channel.close(true)
    throw error
  }
}
