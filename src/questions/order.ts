import type { Kind, WrittenDistractor } from './kind.ts'
import { arePicked, fewFaults, numbered, shuffled } from './options.ts'
import type { Feedback, QuestionBase, Runs, Undecided } from './question.ts'

type Order = readonly string[]

/** Things to be put in order. */
export interface OrderQuestion extends QuestionBase {
  kind: 'order'
  items: Order
  answer: (runs: Runs) => Order
  /** Tried in turn; the first that fits the given order is said. */
  distractors: readonly OrderDistractor[]
  /** What is said where no distractor fits; may be left out if every wrong order has one. */
  otherwise?: Feedback | undefined
}

type OrderDistractor =
  /** Fits when the given order has the first after the second, though the run had it before. */
  | { pair: readonly [string, string]; feedback: Feedback }
  /** Fits when exactly this order was given. */
  | { order: Order | ((runs: Runs) => Order); feedback: Feedback }

export const order: Kind<OrderQuestion, Order> = {
  written: {
    words: { order: 'time' },
    options: [],
    tempts: true,
    build({ base, answer, options, distractors, otherwise }) {
      const items = options.map(({ id }) => id)
      return {
        ...base,
        kind: 'order',
        items,
        answer: answer as OrderQuestion['answer'],
        distractors: distractors.map((one) => distractor(one, items)),
        otherwise,
      }
    },
  },
  faults: ({ items }) => fewFaults(items, 'item'),
  present: ({ items }, _before, seed) => ({
    options: numbered(shuffled(items, seed).map((item) => ({ id: item, text: item }))),
  }),
  typed: 'order',
  answer: (question, runs) => question.answer(runs),
  unfair: ({ items, of }, right, exact) => {
    if ([...right].sort().join('\n') !== [...items].sort().join('\n')) {
      return `its right order is ${right.join(', ')}, not one of its items`
    }
    const ends = laneEnds(items, exact, typeof of === 'string' ? of : of[0])
    const tie = ends.find((lane) =>
      ends.some((other) => other.name !== lane.name && other.endMs === lane.endMs),
    )
    return tie === undefined ? null : `"${tie.name}" is in a tie`
  },
  isRight: (_question, given, { right, undecided }) => isSameOrder(given, right, undecided),
  holdsWhenLate: true,
  whyWrong(question, given, right, exact) {
    const index = question.distractors.findIndex((one) => {
      if ('pair' in one) {
        const [first, second] = one.pair
        return isBefore(right, first, second) && isBefore(given, second, first)
      }
      const wrong = typeof one.order === 'function' ? one.order(exact) : one.order
      return wrong.length === given.length && wrong.every((item, at) => item === given[at])
    })
    return index === -1
      ? { feedback: [question.otherwise], distractor: null }
      : { feedback: [question.distractors[index]!.feedback], distractor: String(index) }
  },
  comparesItems: true,
  inWords: (_question, given) => given.join(', '),
  everyAnswer: ({ items }) => permutations(items),
  fits: ({ items }, given) =>
    arePicked(
      given,
      items.map((id) => ({ id })),
    ) && given.length === items.length,
}

/** `A before B`, a whole order as `A > B > C`, or a path to one. */
function distractor(
  { answer, feedback, fromRuns, fault }: WrittenDistractor,
  items: Order,
): OrderDistractor {
  if (answer.startsWith('{')) {
    const read = fromRuns(answer, 'an order of the items')
    return { order: (runs) => read(runs) as Order, feedback }
  }
  const pair = answer.split(' before ').map(itemName)
  const named = pair.length === 2 ? pair : answer.split(' > ').map(itemName)
  const unknown = named.find((item) => !items.includes(item))
  if (unknown !== undefined) throw fault(`"${unknown}" is no item: ${items.join(', ')}`)
  if (new Set(named).size < named.length) throw fault(`"${answer}" names an item twice`)
  if (pair.length === 2) return { pair: [pair[1]!, pair[0]!], feedback }
  if (named.length < items.length) throw fault(`"${answer}" leaves an item out`)
  return { order: named, feedback }
}

function itemName(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1')
}

function isBefore(list: Order, one: string, other: string): boolean {
  return list.indexOf(one) < list.indexOf(other)
}

function isSameOrder(given: Order, right: Order, undecided: Undecided): boolean {
  if (given.length !== right.length || !right.every((item) => given.includes(item))) return false
  const isFree = (a: string, b: string): boolean =>
    undecided.some((pair) => pair.includes(a) && pair.includes(b))
  return right.every((later, index) =>
    right
      .slice(0, index)
      .every((earlier) => isFree(earlier, later) || isBefore(given, earlier, later)),
  )
}

/** When each item's lane ended; nothing where the items are not lanes, whose order has no time to tie on. */
function laneEnds(
  items: Order,
  exact: Runs,
  id: string | undefined,
): readonly { name: string; endMs: number }[] {
  const found = exact.run(id).facts.lanes.filter(({ name }) => items.includes(name))
  return found.length === items.length ? found : []
}

function permutations(items: Order): string[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  )
}
