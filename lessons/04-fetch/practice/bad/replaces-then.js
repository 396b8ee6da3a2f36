// refused: replaced
const { then } = Promise.prototype
Promise.prototype.then = function (...args) {
  return then.apply(this, args)
}

export async function mapLimit(items, limit, fn) {
  return Promise.all(items.map((item) => fn(item)))
}
