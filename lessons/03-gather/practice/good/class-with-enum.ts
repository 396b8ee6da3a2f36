import { setImmediate as turn } from 'node:timers/promises'

enum State {
  Loading,
  Done,
}

class Loading {
  state = State.Loading
  constructor(
    private readonly id: string,
    private readonly load: (id: string) => Promise<unknown>,
    public result: unknown = undefined,
  ) {}

  async run(): Promise<this> {
    this.result = await this.load(this.id)
    this.state = State.Done
    return this
  }
}

export async function loadAll(
  ids: string[],
  load: (id: string) => Promise<unknown>,
) {
  const loadings = ids.map((id) => new Loading(id, load).run())
  const done = await Promise.all(loadings)
  await turn()
  return done
    .filter(({ state }) => state === State.Done)
    .map(({ result }) => result)
}
