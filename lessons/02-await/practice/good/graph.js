// A small graph of what needs what, each part made once by whoever asks first.
const needs = {
  user: [],
  avatar: [],
  orders: ['user'],
  render: ['user', 'orders', 'avatar'],
}

export async function loadPage(api) {
  const made = new Map()
  const get = (name) => {
    if (!made.has(name)) {
      made.set(
        name,
        Promise.all(needs[name].map(get)).then((parts) =>
          api[name](...parts),
        ),
      )
    }
    return made.get(name)
  }
  return get('render')
}
