// refused: first-failure
interface Api {
  user(): Promise<unknown>
  orders(user: unknown): Promise<unknown>
  avatar(): Promise<unknown>
  render(...parts: unknown[]): Promise<unknown>
}

export async function loadPage(api: Api): Promise<unknown> {
  const avatarPromise = api.avatar()
  const user = await api.user()
  const orders = await api.orders(user)
  return api.render(user, orders, await avatarPromise)
}
