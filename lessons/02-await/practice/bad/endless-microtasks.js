// refused: endless-microtasks
export async function loadPage(api) {
  let user
  api.user().then((one) => (user = one))
  while (user === undefined) await null
  return api.render(user, await api.orders(user), await api.avatar())
}
