// The avatar is awaited last; that it may fail earlier is heard by a race.
export const loadPage = async (api) => {
  const avatar = api.avatar()
  const avatarFails = new Promise((_, reject) => void avatar.catch(reject))
  const user = await Promise.race([api.user(), avatarFails])
  const orders = await Promise.race([api.orders(user), avatarFails])
  return api.render(user, orders, await avatar)
}
