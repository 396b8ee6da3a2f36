// refused: first-failure
export async function loadPage(api) {
  try {
    const strand = api.user().then(async (user) => [user, await api.orders(user)])
    const [[user, orders], avatar] = await Promise.all([strand, api.avatar()])
    return await api.render(user, orders, avatar)
  } catch (cause) {
    throw new Error('no page', { cause })
  }
}
