import type { Case, Chance, Exercise, Expectation, SeenCall } from 'learn-async/kit'

const rules = {
  once: 'each item is worked on once',
  'within-budget': 'no item is begun once the thread has been held for longer than the budget',
  'lets-others-run': 'a timer that is due waits for one more slice at most',
  'in-order': 'the results come in the order of the items',
  empty: 'without items there are no results',
  'in-time': 'it takes no longer than the work, and 2 ms for each item',
}

interface Item {
  item: string
  holdsMs: number
  gives: unknown
}

export default ((kit) => {
  const step = 'inSlices'

  /** `othersMs`: what the work takes of those that run at the same time. */
  function run(
    id: string,
    items: Item[],
    budgetMs: number,
    { marks = [], othersMs = 0 }: { marks?: number[]; othersMs?: number } = {},
  ): Case {
    const names = items.map(({ item }) => item)
    const workMs = sumOf(items)
    const held = ({ fits }: SeenCall): number => items[fits ?? -1]?.holdsMs ?? 0

    const withinBudget: Expectation = {
      rule: 'within-budget',
      missed(seen) {
        let [look, heldMs] = [-1, 0]
        for (const call of seen.callsOf('work')) {
          if (call.look !== look) heldMs = 0
          look = call.look
          if (kit.isLater(heldMs, budgetMs)) {
            const saw = `another item was begun when the thread had been held for ${heldMs} ms`
            return { atMs: call.atMs, line: call.line, saw }
          }
          heldMs += held(call)
        }
        return null
      },
    }

    const letsOthersRun = (mark: string, dueMs: number): Expectation => ({
      rule: 'lets-others-run',
      missed(seen) {
        const place = seen.events.findIndex(
          (event) => event.kind === 'began' && event.step === mark,
        )
        const before = seen
          .callsOf('work')
          .filter((call) => kit.isLater(call.atMs, dueMs) && (place === -1 || call.place < place))
        // A slice that had begun before is not one more.
        const under = seen.callsOf('work').findLast((call) => !kit.isLater(call.atMs, dueMs))
        const slices = new Set(before.map(({ look }) => look))
        slices.delete(under?.look ?? -1)
        if (slices.size <= 1) return null
        const saw = `${slices.size} more slices began before a timer that was due`
        return { atMs: dueMs, line: before[0]?.line, saw }
      },
    })

    return kit.alone(
      {
        id,
        stubs: {
          work: {
            kind: 'plain',
            behaviours: items.map(({ item, holdsMs, gives }) => ({
              args: [item],
              holdsMs,
              ends: kit.value(gives as never),
            })),
          },
        },
        script: [
          kit.call(step, [kit.data(names), kit.stub('work'), kit.duration(budgetMs)]),
          ...marks.map((atMs, index) => ({ kind: 'mark', step: `mark-${index}`, atMs }) as const),
        ],
      },
      [
        kit.calledOnceEach(
          'once',
          'work',
          names.map((name) => [name]),
        ),
        withinBudget,
        ...marks.map((atMs, index) => letsOthersRun(`mark-${index}`, atMs)),
        kit.gives(
          items.length === 0 ? 'empty' : 'in-order',
          step,
          items.map(({ gives }) => gives) as never,
        ),
        kit.settlesAt(
          'in-time',
          step,
          0,
          (seen) => (seen.beganMs(step) ?? 0) + workMs + othersMs + 2 * items.length + 2,
        ),
      ],
    )
  }

  return {
    names: { javascript: 'inSlices', python: 'in_slices' },
    rules,
    whatIf: { case: 'short', changed: kit.withArgument(2, kit.duration(125)) },
    cases: (chance) => {
      const short = made(chance, 12, 1, 2)
      const mixed = made(chance, 9, 1, 8)
      const [one, other] = [made(chance, 6, 1, 3), made(chance, 5, 1, 3)]
      return [
        run('short', short, 500, { marks: marksIn(short, chance) }),
        run('mixed', mixed, 625, { marks: marksIn(mixed, chance) }),
        run('each-too-long', made(chance, 4, 5, 9), 250, { marks: [312.5, 1437.5] }),
        run('one-slice', made(chance, 3, 1, 2), 5000),
        run('odd-values', odd(chance), 250),
        run('only-one', made(chance, 1, 3, 6), 250),
        run('none', [], 250),
        kit.overlapping(
          'overlapping',
          run('a', one, 250, { othersMs: sumOf(other) + 12 }),
          run('b', other, 375, { othersMs: sumOf(one) + 14 }),
          125,
        ),
        kit.overlapping('again', run('a', odd(chance), 250), run('b', one, 500), 60_000),
      ]
    },
  }

  function sumOf(items: readonly Item[]): number {
    return items.reduce((sum, { holdsMs }) => sum + holdsMs, 0)
  }

  /** Each holds the thread for so many eighths of a second. */
  function made(chance: Chance, count: number, least: number, most: number): Item[] {
    return chance.words(count).map((item) => ({
      item,
      holdsMs: 125 * chance.whole(least, most),
      gives: `${item} ${chance.whole(1, 99)}`,
    }))
  }

  function odd(chance: Chance): Item[] {
    const values = chance.shuffled([kit.nothing, 0, '', false, [1, 2]])
    return made(chance, 5, 1, 2).map((item, index) => ({ ...item, gives: values[index] }))
  }

  /** In the middle of an item: never when a slice begins. */
  function marksIn(items: readonly Item[], chance: Chance): number[] {
    const eighths = Math.floor(sumOf(items) / 125)
    return [62.5, 125 * chance.whole(2, Math.floor(eighths / 2)) + 62.5]
  }
}) satisfies Exercise
