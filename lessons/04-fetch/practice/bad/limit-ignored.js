// refused: at-most-limit
// No limit.
export const mapLimit = (items, limit, fn) => Promise.all(items.map((item) => fn(item)))
