// refused: called-with
export async function loadPage(api) {
  const user = api.user()
  const avatar = api.avatar()
  return api.render(await user, api.orders(await user), avatar)
}
