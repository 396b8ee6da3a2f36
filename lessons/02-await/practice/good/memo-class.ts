interface Api<U, O, A, P> {
  user(): Promise<U>
  orders(user: U): Promise<O>
  avatar(): Promise<A>
  render(user: U, orders: O, avatar: A): Promise<P>
}

class Page<U, O, A, P> {
  readonly user: Promise<U>
  readonly avatar: Promise<A>
  readonly orders: Promise<O>
  constructor(private readonly api: Api<U, O, A, P>) {
    this.user = api.user()
    this.avatar = api.avatar()
    this.orders = this.user.then((user) => api.orders(user))
  }
  async load(): Promise<P> {
    const all = [this.user, this.orders, this.avatar] as const
    const [user, orders, avatar] = await Promise.all(all)
    return this.api.render(user, orders, avatar)
  }
}

export async function loadPage<U, O, A, P>(
  api: Api<U, O, A, P>,
): Promise<P> {
  return new Page(api).load()
}
