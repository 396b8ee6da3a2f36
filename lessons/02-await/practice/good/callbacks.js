// As one would have written it before there was await.
export function loadPage(api) {
  return new Promise((resolve, reject) => {
    const parts = {}
    let failed = false
    const fail = (error) => {
      failed = true
      reject(error)
    }
    const part = (name, then) => (value) => {
      parts[name] = value
      then?.(value)
      if (!failed && Object.keys(parts).length === 3) {
        api
          .render(parts.user, parts.orders, parts.avatar)
          .then(resolve, reject)
      }
    }
    api.avatar().then(part('avatar'), fail)
    api.user().then(
      part('user', (user) => api.orders(user).then(part('orders'), fail)),
      fail,
    )
  })
}
