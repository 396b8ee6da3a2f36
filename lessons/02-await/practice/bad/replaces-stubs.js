// refused: changed
export async function loadPage(api) {
  const user = api.user()
  const { orders } = api
  api.user = () => user
  const [parts, avatar] = await Promise.all([
    user.then(async (one) => [one, await orders(one)]),
    api.avatar(),
  ])
  return api.render(...parts, avatar)
}
