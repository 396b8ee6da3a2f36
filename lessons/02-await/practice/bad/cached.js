// refused: early
let page

export function loadPage(api) {
  page ??= (async () => {
    const strand = api.user().then(async (user) => [user, await api.orders(user)])
    const [[user, orders], avatar] = await Promise.all([strand, api.avatar()])
    return api.render(user, orders, avatar)
  })()
  return page
}
