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

  //> The avatar is the other strand. Let both go on at once, wait for both together, and render.
  const both = [userAndOrders(), api.avatar()] as const
  const [[user, orders], avatar] = await Promise.all(both)
  return api.render(user, orders, avatar)
  //<
}
