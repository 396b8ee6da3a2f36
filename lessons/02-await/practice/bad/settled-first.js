// refused: first-failure
// Late failure by allSettled.
export async function loadPage(api) {
  const [one, two] = await Promise.allSettled([
    api.user().then(async (user) => [user, await api.orders(user)]),
    api.avatar(),
  ])
  if (one.status === 'rejected') throw one.reason
  if (two.status === 'rejected') throw two.reason
  return api.render(...one.value, two.value)
}
