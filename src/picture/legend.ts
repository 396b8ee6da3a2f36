import type { Outcome } from '../trace/facts.ts'
import { stateMeaning } from './glyphs.ts'
import { hasLinesAlone, type Picture } from './picture.ts'
import { ownEndOf, type Stretch, stretchesOf } from './rows.ts'

/** A sign that occurs in pictures, for their legend; `name` is the name of its style. */
export type LegendEntry =
  | { kind: 'state'; state: Stretch['state']; name: string; text: string }
  | { kind: 'outcome'; outcome: Exclude<Outcome, 'finished'>; name: string; text: string }
  | { kind: 'logged' | 'bound' | 'own-end'; name: string; text: string }

const states = [
  'waiting',
  'starved',
  'held',
  'paced',
  'ready',
  'blocked',
] satisfies Stretch['state'][]

const outcomes = {
  failed: 'failed',
  cancelled: 'cancelled',
  left: 'left under way',
} satisfies Record<Exclude<Outcome, 'finished'>, string>

/** The signs that occur, each with what it means. */
export function legendEntries(pictures: readonly Picture[]): LegendEntry[] {
  const drawn = pictures.filter(({ isShrunk }) => !isShrunk)
  const lanes = drawn.flatMap((picture) =>
    (picture.facts?.lanes ?? []).map(({ bars }) => ({ bars, ownEndMs: ownEndOf(picture) })),
  )
  const inState = new Set(
    lanes.flatMap(({ bars, ownEndMs }) =>
      bars.flatMap((bar) => stretchesOf(bar, ownEndMs).map(({ state }) => state)),
    ),
  )
  const ended = new Set(lanes.flatMap(({ bars }) => bars.map(({ outcome }) => outcome)))
  const stateSign = (state: Stretch['state']): LegendEntry[] =>
    inState.has(state) ? [{ kind: 'state', state, name: state, text: stateMeaning[state] }] : []
  const ranOn = drawn.find((picture) => ownEndOf(picture) !== null)
  return [
    ...states.flatMap(stateSign),
    ...(Object.keys(outcomes) as (keyof typeof outcomes)[])
      .filter((outcome) => ended.has(outcome))
      .map(
        (outcome): LegendEntry => ({
          kind: 'outcome',
          outcome,
          name: `outcome ${outcome}`,
          text: outcomes[outcome],
        }),
      ),
    ...(drawn.some(hasLinesOfLanes)
      ? [{ kind: 'logged', name: 'mark', text: 'writes a line' } as const]
      : []),
    ...(drawn.some(({ boundMs }) => boundMs !== null)
      ? [{ kind: 'bound', name: 'bound', text: 'least possible' } as const]
      : []),
    ...(ranOn === undefined
      ? []
      : [
          { kind: 'own-end', name: 'own-end', text: `${ranOn.whole ?? 'the demo'}’s end` } as const,
        ]),
    ...stateSign('orphan'),
  ]
}

/** Whether a line was written on a lane that is drawn. */
function hasLinesOfLanes({ trace, facts }: Picture): boolean {
  if (trace === null || facts === null || hasLinesAlone(trace, facts)) return false
  const drawn = new Set(facts.lanes.map(({ name }) => name))
  return facts.logged.some(({ lane }) => drawn.has(lane))
}
