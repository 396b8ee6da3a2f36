import type { Lesson, Ran } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = {
  items: number
  make: number
  use: number
  bound: number
}

/** The producer alone, never held back. */
const making = ({ items, make }: Knobs) => items * make
/**
 * Each consumer takes every n-th thing, beginning when its first is made: then
 * one use after another, or the making, if that is slower. Whoever takes one of
 * the last two ends last.
 */
const withConsumers = ({ items, make, use }: Knobs, consumers: number) => {
  const endOf = (thing: number) => {
    const first = ((thing - 1) % consumers) + 1
    const uses = Math.ceil(thing / consumers)
    return Math.max(first * make + uses * use, thing * make + use)
  }
  return Math.max(endOf(items), endOf(items - 1))
}
const oneTotal = (knobs: Knobs) => withConsumers(knobs, 1)
const twoTotal = (knobs: Knobs) => withConsumers(knobs, 2)
/** As if both stages stood still for each other. */
const inTurn = ({ items, make, use }: Knobs) => items * (make + use)

const heldMs = (ran: Ran<Knobs>, id?: string) => ran.run(id).lane('producer').heldMs
const peak = (ran: Ran<Knobs>, id?: string) => ran.run(id).facts.queues[0]?.peak ?? 0

export default {
  knobs: {
    items: {
      kind: 'number',
      label: 'how many things are made',
      default: 7,
      min: 2,
      max: 12,
    },
    make: {
      kind: 'number',
      label: 'time to make one',
      default: 50,
      min: 20,
      max: 400,
      unit: 'ms',
    },
    use: {
      kind: 'number',
      label: 'time to use one',
      default: 175,
      min: 20,
      max: 500,
      unit: 'ms',
    },
    bound: {
      kind: 'number',
      label: 'how many the queue holds',
      default: 3,
      min: 1,
      max: 12,
    },
  },
  variants: {
    oneConsumer: { shows: ['produce', 'consume'], bound: oneTotal },
    twoConsumers: twoTotal,
    withoutLimit: {
      title: 'one consumer, a queue without a limit',
      bound: oneTotal,
    },
  },
  programs: { demo, snippets },
  modify: { use: 20 },
  otherKnobs: [
    { items: 9, make: 80, use: 180, bound: 4 },
    { items: 5, make: 60, use: 270, bound: 3 },
  ],
  surprise: 'one-mark',
  names: {
    inTurn,
    oneConsumerTotalSaid0: (_, { run }) => run().waits('producer', 'timer')[1]!.fromMs,
    making,
    oneConsumerTotalSaid1: ({ items, make }) => items * make,
    twoConsumersTotalRight: ({ items }) => Math.ceil(items / 2),
    twoConsumersTotalOther0: (knobs) => oneTotal(knobs) / 2,
    oneTotal,
    peakOf: (_, told) => peak(told),
    withoutLimitTotalOther1: (knobs) => twoTotal(knobs),
    twoTotal,
    withoutLimitTotalOther2: (knobs) => [oneTotal(knobs) * 0.45, oneTotal(knobs) * 0.85],
    turnedTotalRightWhen: ({ make, use }) => use <= make,
    turnedTotalOther0: ({ items, make }) => make + items * 175,
    turnedTotalOther1: ({ items, make, use }) => make + items * use,
    heldMs: (_, told) => heldMs(told),
    turnedHeldRight: (_, told) => {
      const { make, use } = told.knobs
      if (use <= make) return 'Not at all: each thing is taken as soon as it is there.'
      const held = heldMs(told)
      return held === 0
        ? 'Not at all: making is quicker than using, so things pile up, but the queue has room for all of them.'
        : `Making is quicker than using, so things pile up. The producer stood before a full queue for ${told.ms(held)} in all.`
    },
    turnedHeldElse: (_, told) => {
      const { make, use, bound } = told.knobs
      const held = told.ms(heldMs(told))
      if (use <= make)
        return `It would be held back if ${bound} things could pile up. But the consumer is back for the next before it is made: ${held} of the producer's lane are held back.`
      return heldMs(told) === 0
        ? `It would be held back if more than ${bound} things lay there at once. They pile up, but the queue has room for all of them: ${held}.`
        : `It would be right with other times. Making is quicker than using here, so things pile up: ${held} before a full queue.`
    },
    heldBackOther1: (knobs) => oneTotal(knobs) - making(knobs),
    oneMarkBoth: (_, { run }) => count(run('closed').lines, 'over'),
    oneMarkNone: (_, { run }) => count(run().lines, 'over'),
  },
  answers: {
    'one-mark': ({ run }) => {
      if (run().threw !== null) return 'error'
      const over = count(run().lines, 'over')
      return over === 2 ? 'both' : over === 1 && run().hung ? 'one' : 'none'
    },
    join: ({ run }) => {
      if (run().hung) return 'hangs'
      return run().threw === null ? 'goes-on' : 'error'
    },
  },
  python: {
    variants: ['one-consumer', 'two-consumers', 'without-limit'],
    differences: {},
  },
} satisfies Lesson<Knobs>

function count(lines: readonly string[], text: string): number {
  return lines.filter((line) => line === text).length
}
