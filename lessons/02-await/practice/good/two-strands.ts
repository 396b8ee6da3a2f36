interface Api<User, Orders, Avatar, Page> {
  user(): Promise<User>
  orders(user: User): Promise<Orders>
  avatar(): Promise<Avatar>
  render(user: User, orders: Orders, avatar: Avatar): Promise<Page>
}

export async function loadPage<User, Orders, Avatar, Page>(
  api: Api<User, Orders, Avatar, Page>,
): Promise<Page> {
  const userAndOrders = async () => {
    const user = await api.user()
    return [user, await api.orders(user)] as const
  }
  const [[user, orders], avatar] = await Promise.all([
    userAndOrders(),
    api.avatar(),
  ])
  return api.render(user, orders, avatar)
}
