interface Api {
  user(): Promise<unknown>
  orders(user: unknown): Promise<unknown>
  avatar(): Promise<unknown>
  render(...parts: unknown[]): Promise<unknown>
}

class Page {
  readonly #user: Promise<unknown>
  readonly #avatar: Promise<unknown>

  constructor(private readonly api: Api) {
    this.#user = api.user()
    this.#avatar = api.avatar()
  }

  async #orders(): Promise<unknown> {
    return this.api.orders(await this.#user)
  }

  async render(): Promise<unknown> {
    const parts = await Promise.all([
      this.#user,
      this.#orders(),
      this.#avatar,
    ])
    return await this.api.render(...parts)
  }
}

export async function loadPage(api: Api) {
  return new Page(api).render()
}
