class Debouncer<Args extends unknown[]> {
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly fn: (...args: Args) => void,
    private readonly ms: number,
  ) {}

  call(args: Args): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.fn(...args)
    }, this.ms)
  }
}

export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
) {
  const debouncer = new Debouncer(fn, ms)
  return (...args: Args) => debouncer.call(args)
}
