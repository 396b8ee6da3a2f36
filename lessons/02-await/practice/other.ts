// Promises joined by then, without one await: each line names what it needs, which reads
// well where there are many parts.
interface Api<User, Orders, Avatar, Page> {
  user(): Promise<User>
  orders(user: User): Promise<Orders>
  avatar(): Promise<Avatar>
  render(user: User, orders: Orders, avatar: Avatar): Promise<Page>
}

export function loadPage<User, Orders, Avatar, Page>(
  api: Api<User, Orders, Avatar, Page>,
): Promise<Page> {
  const user = api.user()
  const orders = user.then((one) => api.orders(one))
  const parts = Promise.all([user, orders, api.avatar()])
  return parts.then((all) => api.render(...all))
}
