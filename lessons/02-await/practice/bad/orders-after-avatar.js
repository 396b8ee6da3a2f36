// refused: early
export async function loadPage(api) {
  const [user, avatar] = await Promise.all([api.user(), api.avatar()])
  return api.render(user, await api.orders(user), avatar)
}
