interface Waiting {
  start: () => void
}

class Limiter<Args extends unknown[], Result> {
  #queue: Waiting[] = []
  #starts: number[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(
    private readonly fn: (...args: Args) => Promise<Result>,
    private readonly count: number,
    private readonly ms: number,
  ) {}

  call(...args: Args): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#queue.push({
        start: () => void this.fn(...args).then(resolve, reject),
      })
      if (this.#timer === null) this.#drain()
    })
  }

  #drain(): void {
    this.#timer = null
    while (this.#queue.length > 0) {
      const now = Date.now()
      this.#starts = this.#starts.filter(
        (startMs) => now - startMs < this.ms,
      )
      if (this.#starts.length >= this.count) {
        this.#timer = setTimeout(
          () => this.#drain(),
          this.#starts[0]! + this.ms - now,
        )
        return
      }
      this.#starts.push(now)
      this.#queue.shift()!.start()
    }
  }
}

export function rateLimited<Args extends unknown[], Result>(
  fn: (...args: Args) => Promise<Result>,
  count: number,
  ms: number,
) {
  const limiter = new Limiter(fn, count, ms)
  return limiter.call.bind(limiter)
}
