// refused: once
// Asks the user twice.
export async function loadPage(api) {
  const orders = api.user().then((user) => api.orders(user))
  const [user, o, avatar] = await Promise.all([api.user(), orders, api.avatar()])
  return api.render(user, o, avatar)
}
