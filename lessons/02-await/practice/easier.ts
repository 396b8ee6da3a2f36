interface Api<User, Orders, Avatar, Page> {
  user(): Promise<User>
  orders(user: User): Promise<Orders>
  avatar(): Promise<Avatar>
  render(user: User, orders: Orders, avatar: Avatar): Promise<Page>
}

export async function loadPage<User, Orders, Avatar, Page>(
  api: Api<User, Orders, Avatar, Page>,
): Promise<Page> {
  // One strand: the user, and then the orders.
  async function userAndOrders(): Promise<[User, Orders]> {
    const user = await api.user()
    return [user, await api.orders(user)]
  }

  const [user, orders] = await userAndOrders()
  // The avatar is the other strand. Let both go on at once, and wait for both together.
  const avatar = await api.avatar()
  return api.render(user, orders, avatar)
}
