// refused: gives
export async function loadPage(api) {
  const strand = api.user().then(async (user) => [user, await api.orders(user)])
  const [[user, orders], avatar] = await Promise.all([strand, api.avatar()])
  await api.render(user, orders, avatar)
}
