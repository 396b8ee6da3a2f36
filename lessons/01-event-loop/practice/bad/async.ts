// refused: function
export async function debounce(fn: (...args: unknown[]) => void, ms: number) {
  let timer: NodeJS.Timeout | undefined
  return (...args: unknown[]) => {
    clearTimeout(timer)
    timer = setTimeout(fn, ms, ...args)
  }
}
