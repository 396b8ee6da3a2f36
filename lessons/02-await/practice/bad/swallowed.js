// refused: no-render
export async function loadPage(api) {
  const strand = api.user().then(async (user) => [user, await api.orders(user)])
  const avatar = api.avatar().catch(() => 'default.png')
  const [[user, orders], picture] = await Promise.all([strand, avatar])
  return api.render(user, orders, picture)
}
