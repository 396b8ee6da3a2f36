export async function loadPage(api) {
  let giveUp
  const failure = new Promise((_, reject) => (giveUp = reject))
  const or = (promise) => {
    promise.catch(giveUp)
    return Promise.race([promise, failure])
  }
  failure.catch(() => {})
  const picture = or(api.avatar())
  picture.catch(() => {})
  const user = await or(api.user())
  const orders = await or(api.orders(user))
  return api.render(user, orders, await picture)
}
