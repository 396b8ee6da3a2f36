// refused: early
export async function loadPage(api) {
  const user = await api.user()
  const [orders, avatar] = await Promise.all([api.orders(user), api.avatar()])
  return api.render(user, orders, avatar)
}
