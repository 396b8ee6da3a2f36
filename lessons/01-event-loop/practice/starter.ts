export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
): (...args: Args) => void {
  return (...args) => {
    setTimeout(() => fn(...args), ms)
  }
}
