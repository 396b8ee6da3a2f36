import type { Case, Chance, Data, Exercise, Expectation } from 'learn-async/kit'

const rules = {
  early: 'each is called as soon as what it needs is there',
  once: 'each is called once',
  gives: 'it gives what render gives',
  'at-once': 'it is done as soon as render is',
  'no-render': 'after a failure render is not called',
  'first-failure': 'the first failure makes it fail, with that error',
  'fails-at-once': 'it fails as soon as the first failure comes',
}

type Part = 'user' | 'orders' | 'avatar' | 'render'

/** When each part has ended, as long as nothing fails before it; of render how long it takes. */
type Moments = Record<Part, number>

interface Page {
  user: Data
  orders: Data
  avatar: Data
  render: Data
}

export default ((kit) => {
  const { alone, call, members, stub } = kit

  function run(id: string, moments: Moments, page: Page, ...fails: Part[]): Case {
    const { user, orders, avatar } = moments
    const partsMs = Math.max(orders, avatar)
    const endsMs: Moments = { ...moments, render: partsMs + moments.render }
    const isReached = (part: Part): boolean => part !== 'orders' || !fails.includes('user')
    const first = fails.filter(isReached).sort((one, other) => endsMs[one] - endsMs[other])[0]
    const failureMs = first === undefined ? Infinity : endsMs[first]

    const ends = (part: Part) => (fails.includes(part) ? kit.error(part) : kit.value(page[part]))
    const all = [page.user, page.orders, page.avatar]
    const isRendered = first === undefined || first === 'render'
    const begins: Moments = { user: 0, avatar: 0, orders: user, render: partsMs }
    const parts: Part[] = ['user', 'avatar', 'orders', 'render']
    const args = { user: [], avatar: [], orders: [page.user], render: isRendered ? all : [] }

    const result: Expectation[] =
      first === undefined
        ? [
            kit.gives('gives', 'loadPage', page.render),
            kit.settlesAt('at-once', 'loadPage', endsMs.render),
          ]
        : [
            kit.failsWith('first-failure', 'loadPage', [first]),
            kit.settlesAt('fails-at-once', 'loadPage', failureMs),
          ]
    const noRender: Expectation = {
      rule: 'no-render',
      missed(seen) {
        const [rendered] = seen.callsOf('render')
        if (isRendered || rendered === undefined) return null
        const { atMs, line } = rendered
        return { atMs, line, saw: `render was called with ${kit.toldInWords([...rendered.args])}` }
      },
    }
    return alone(
      {
        id,
        errors: kit.errors(...fails),
        stubs: {
          user: kit.always({ takesMs: user, ends: ends('user') }),
          avatar: kit.always({ takesMs: avatar, ends: ends('avatar') }),
          orders: kit.always({
            args: args.orders,
            takesMs: orders - user,
            ends: ends('orders'),
          }),
          render: kit.always({
            args: args.render,
            takesMs: moments.render,
            ends: ends('render'),
          }),
        },
        script: [
          call('loadPage', [members(Object.fromEntries(parts.map((name) => [name, stub(name)])))]),
        ],
      },
      [
        ...parts
          .filter((part) => begins[part] < failureMs && (part !== 'render' || isRendered))
          .map((part) => kit.allCalledAt('early', [part], 1, begins[part])),
        ...parts.map((part) => kit.calledOnceEach('once', part, [args[part]], { some: true })),
        ...result,
        noRender,
      ],
    )
  }

  /** The ends of these three lie in this order, no two at one moment. */
  function inOrder(chance: Chance, ...order: ('user' | 'orders' | 'avatar')[]): Moments {
    const [a, b, c, render] = chance.durations(4)
    const sorted = [a!, b!, c!].sort((one, other) => one - other)
    return {
      ...(Object.fromEntries(order.map((part, place) => [part, sorted[place]])) as Moments),
      render: render!,
    }
  }

  function page(chance: Chance): Page {
    const [name, one, other, avatar] = chance.words(4)
    return {
      user: { name: name!, id: chance.whole(1, 999) },
      orders: [one!, other!],
      avatar: `${avatar}.png`,
      render: `<p>${name} ${chance.whole(1, 999)}</p>`,
    }
  }

  return {
    names: { javascript: 'loadPage', python: 'load_page' },
    rules,
    whatIf: {
      case: 'orders-last',
      changed: kit.withBehaviours((one) => ({ ...one, takesMs: one.takesMs! + 9000 }), 'avatar'),
    },
    cases: (chance) => {
      const avatarFirst = () => inOrder(chance, 'avatar', 'user', 'orders')
      const avatarBetween = () => inOrder(chance, 'user', 'avatar', 'orders')
      const avatarLast = () => inOrder(chance, 'user', 'orders', 'avatar')
      const odd = { user: 0, orders: [], avatar: kit.nothing, render: kit.nothing }
      const empty = { user: '', orders: false, avatar: 0, render: '' }
      return [
        run('orders-last', avatarBetween(), page(chance)),
        run('avatar-first', avatarFirst(), page(chance)),
        run('avatar-last', avatarLast(), page(chance)),
        run('odd-values', avatarLast(), odd),
        run('empty-values', avatarFirst(), empty),
        run('user-fails', avatarBetween(), page(chance), 'user'),
        run('user-fails-then-avatar', avatarLast(), page(chance), 'user', 'avatar'),
        run('user-fails-after-avatar', avatarFirst(), page(chance), 'user'),
        run('avatar-fails', avatarFirst(), page(chance), 'avatar'),
        run('avatar-fails-then-user', avatarFirst(), page(chance), 'avatar', 'user'),
        run('avatar-fails-then-orders', avatarFirst(), page(chance), 'avatar', 'orders'),
        run('avatar-fails-between', avatarBetween(), page(chance), 'avatar'),
        run('avatar-fails-between-then-orders', avatarBetween(), page(chance), 'avatar', 'orders'),
        run('avatar-fails-last', avatarLast(), page(chance), 'avatar'),
        run('orders-fail', avatarBetween(), page(chance), 'orders'),
        run('orders-fail-then-avatar', avatarLast(), page(chance), 'orders', 'avatar'),
        run('render-fails', avatarBetween(), page(chance), 'render'),
        kit.overlapping(
          'overlapping',
          run('a', avatarBetween(), page(chance)),
          run('b', avatarLast(), page(chance)),
          125,
        ),
        kit.overlapping(
          'overlapping-failure',
          run('a', avatarFirst(), page(chance), 'avatar'),
          run('b', avatarBetween(), page(chance)),
          125 * chance.whole(1, 3),
        ),
        kit.overlapping(
          'again',
          run('a', avatarLast(), page(chance)),
          run('b', avatarFirst(), page(chance)),
          60_000,
        ),
      ]
    },
  }
}) satisfies Exercise
