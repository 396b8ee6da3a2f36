class Debounced<Args extends unknown[]> {
  #deadline = 0
  #last: Args | null = null
  #armed = false
  constructor(
    private readonly fn: (...args: Args) => void,
    private readonly ms: number,
  ) {}
  call = (...args: Args): void => {
    this.#last = args
    this.#deadline = performance.now() + this.ms
    if (this.#armed) return
    this.#armed = true
    setTimeout(this.#look, this.ms)
  }
  #look = (): void => {
    const rest = this.#deadline - performance.now()
    if (rest > 0.5) {
      setTimeout(this.#look, rest)
      return
    }
    this.#armed = false
    this.fn(...this.#last!)
  }
}

export const debounce = <Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
) => new Debounced(fn, ms).call
