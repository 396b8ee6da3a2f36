// refused: left
const tooLong = (ms) =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('too long')), ms))

export async function loadPage(api) {
  const strand = api.user().then(async (user) => [user, await api.orders(user)])
  const parts = Promise.all([strand, api.avatar()])
  const [[user, orders], avatar] = await Promise.race([parts, tooLong(60_000)])
  return api.render(user, orders, avatar)
}
