// refused: first-failure
export async function loadPage(api) {
  const strand = api.user().then(async (user) => [user, await api.orders(user)])
  const results = await Promise.allSettled([strand, api.avatar()])
  for (const { status, reason } of results) if (status === 'rejected') throw reason
  const [{ value: [user, orders] }, { value: avatar }] = results
  return api.render(user, orders, avatar)
}
