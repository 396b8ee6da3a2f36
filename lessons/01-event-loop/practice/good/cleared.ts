export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
) {
  let timer: NodeJS.Timeout | undefined
  return (...args: Args): void => {
    clearTimeout(timer)
    timer = setTimeout(fn, ms, ...args)
  }
}
