// refused: early
export async function loadPage(api) {
  const strand = async () => {
    const user = await api.user()
    if (!user) throw new Error('no user')
    return [user, await api.orders(user)]
  }
  const [[user, orders], avatar] = await Promise.all([strand(), api.avatar()])
  return api.render(user, orders, avatar)
}
