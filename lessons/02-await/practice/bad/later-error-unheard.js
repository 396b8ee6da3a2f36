// refused: unhandled
export async function loadPage(api) {
  const avatar = api.avatar()
  const orders = api.user().then(async (user) => [user, await api.orders(user)])
  const failure = new Promise((_, reject) => {
    const fail = (error) => {
      reject(error)
      throw error
    }
    avatar.catch(fail)
    orders.catch(() => {}).then(() => orders.catch(reject))
  })
  const [user, orders2] = await Promise.race([orders, failure])
  return api.render(user, orders2, await avatar)
}
