// refused: left
export function debounce(fn, ms) {
  let last = null
  let timer
  const keepAlive = setInterval(() => {}, 1000)
  return (...args) => {
    last = args
    clearTimeout(timer)
    timer = setTimeout(() => keepAlive && fn(...last), ms)
  }
}
