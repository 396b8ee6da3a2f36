// refused: hung
export function loadPage(api) {
  return new Promise((resolve) => {
    const strand = api.user().then(async (user) => [user, await api.orders(user)])
    Promise.all([strand, api.avatar()]).then(
      ([[user, orders], avatar]) => api.render(user, orders, avatar).then(resolve, () => {}),
      () => {},
    )
  })
}
