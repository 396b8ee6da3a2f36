// refused: no-render
// Renders after failed avatar.
export async function loadPage(api) {
  const avatar = api.avatar().catch(() => undefined)
  const user = await api.user()
  const orders = await api.orders(user)
  return api.render(user, orders, await avatar)
}
