export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
): (...args: Args) => void {
  // The timer of the last call: each debounced function has its own.
  let timer: ReturnType<typeof setTimeout> | undefined

  return (...args) => {
    //> The last call's timer must not fire any more.
    clearTimeout(timer)
    timer = setTimeout(() => fn(...args), ms)
    //< setTimeout(() => fn(...args), ms)
  }
}
