// refused: replaced
globalThis.setTimeout = (callback) => setImmediate(callback)

export const rateLimited = (fn) => fn
