interface Waiting {
  start: () => void
}

class Bucket {
  private free: number
  private readonly waiting: Waiting[] = []
  constructor(
    count: number,
    private readonly ms: number,
  ) {
    this.free = count
  }
  enter(start: () => void): void {
    if (this.free > 0) this.take(start)
    else this.waiting.push({ start })
  }
  private take(start: () => void): void {
    this.free--
    setTimeout(() => this.back(), this.ms)
    start()
  }
  private back(): void {
    this.free++
    const next = this.waiting.shift()
    if (next) this.take(next.start)
  }
}

export function rateLimited<Args extends unknown[], R>(
  fn: (...args: Args) => Promise<R>,
  count: number,
  ms: number,
): (...args: Args) => Promise<R> {
  const bucket = new Bucket(count, ms)
  return (...args) =>
    new Promise<R>((resolve, reject) => {
      bucket.enter(() => {
        fn(...args).then(resolve, reject)
      })
    })
}
