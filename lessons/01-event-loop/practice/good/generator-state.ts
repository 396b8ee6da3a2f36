export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
) {
  function* machine(): Generator<void, void, Args> {
    let timer: NodeJS.Timeout | undefined
    for (;;) {
      const args: Args = yield
      if (timer !== undefined) clearTimeout(timer)
      timer = setTimeout(fn, ms, ...args)
    }
  }
  const running = machine()
  running.next()
  return (...args: Args): void => void running.next(args)
}
