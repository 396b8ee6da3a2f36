import type { Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

/** The producer alone, never held back. */
const making = ({ items, make }: Knobs) => items * make
/**
 * Each consumer takes every n-th item, beginning when its first is made: then
 * one use after another, or the making, if that is slower. Whoever takes one of
 * the last two ends last.
 */
const withConsumers = ({ items, make, use }: Knobs, consumers: number) => {
  const endOf = (item: number) => {
    const first = ((item - 1) % consumers) + 1
    const uses = Math.ceil(item / consumers)
    return Math.max(first * make + uses * use, item * make + use)
  }
  return Math.max(endOf(items), endOf(items - 1))
}
const oneTotal = (knobs: Knobs) => withConsumers(knobs, 1)
const twoTotal = (knobs: Knobs) => withConsumers(knobs, 2)

/** The total when the consumer is the slower one. */
const usesEndToEnd = ({ items, make, use }: Knobs) => make + items * use

const usualUse = 190

const timeKnob = (label: string, ms: number, max: number) =>
  ({ kind: 'number', label, default: ms, min: 20, max, unit: 'ms' }) as const

export default {
  knobs: {
    items: { kind: 'number', label: 'how many items are made', default: 7, min: 2, max: 12 },
    make: timeKnob('time to make one', 70, 400),
    use: timeKnob('time to use one', usualUse, 500),
    bound: { kind: 'number', label: 'how many the queue holds', default: 3, min: 1, max: 12 },
  },
  variants: {
    oneConsumer: { shows: ['produce', 'consume'], bound: oneTotal },
    twoConsumers: twoTotal,
    withoutLimit: { title: 'one consumer, a queue without a limit', bound: oneTotal },
  },
  programs: { demo, snippets },
  modify: { use: 20 },
  otherKnobs: [
    { items: 7, make: 80, use: 200, bound: 2 },
    { items: 5, make: 60, use: 270, bound: 3 },
  ],
  surprise: 'one-mark',
  names: {
    making,
    oneTotal,
    twoTotal,
    // As if both stages stood still for each other.
    inTurn: ({ items, make, use }) => items * (make + use),
    roundsOfTwo: ({ items }) => Math.ceil(items / 2),
    halfOfOne: (knobs) => oneTotal(knobs) / 2,
    somewhatQuicker: (knobs) => [oneTotal(knobs) * 0.45, oneTotal(knobs) * 0.8],
    usesEndToEnd,
    usualUse: () => usualUse,
    totalBefore: (knobs) => usesEndToEnd({ ...knobs, use: usualUse }),
    beyondMaking: (knobs) => oneTotal(knobs) - making(knobs),
    halfMake: ({ make }) => make / 2,
    consumerKeepsUp: ({ make, use }) => use <= make,
    neverHeld: (_, { run }) => run().lane('producer').heldMs === 0,
    mostQueued: (_, { run }) => run().facts.queues[0]?.peak ?? 0,
    timesOver: (_, { run }) => timesOver(run().lines),
    fate: (_, { run }) => (fate(run()) === 'hears' ? 'hears of it' : 'does not hear of it'),
  },
  answers: {
    'consumer-throws': ({ run }) => fate(run()),
    'one-mark': ({ run }) => {
      const { threw, hung, lines } = run()
      if (threw !== null) return 'error'
      if (timesOver(lines) === 2) return 'both'
      return timesOver(lines) === 1 && hung ? 'one' : 'none'
    },
    join: ({ run }) => {
      if (run().hung) return 'hangs'
      return run().threw === null ? 'goes-on' : 'error'
    },
  },
} satisfies Lesson<Knobs>

function timesOver(lines: readonly string[]): number {
  return lines.filter((line) => line === 'over').length
}

/** What becomes of the producer when nobody takes items any more. */
function fate({ lines, lane }: RunView): string {
  if (lines.includes('all put')) return 'goes-on'
  return lane('producer').outcome === 'failed' ? 'hears' : 'waits'
}
