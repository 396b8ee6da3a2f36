// refused: called-with
// Orders called with a promise.
export async function loadPage(api) {
  const user = api.user()
  const [u, orders, avatar] = await Promise.all([user, api.orders(user), api.avatar()])
  return api.render(u, orders, avatar)
}
