// refused: called
// A burst with the same arguments as before is skipped.
export function debounce(fn, ms) { let t, before; return (...a) => { clearTimeout(t); t = setTimeout(() => { const key = JSON.stringify(a); if (key !== before) { before = key; fn(...a) } }, ms) } }
