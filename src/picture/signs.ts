import type { Outcome, SegmentState } from '../trace/facts.ts'
import { stateMeaning } from './glyphs.ts'
import type { Picture } from './picture.ts'
import { ownEndOf, type Stretch, stretchesOf } from './rows.ts'

/** A sign that occurs in pictures, for their legend. */
export type Sign =
  | { kind: 'state'; state: Stretch['state']; name: string; text: string }
  | { kind: 'outcome'; outcome: Exclude<Outcome, 'finished'>; name: string; text: string }
  | { kind: 'bound' | 'own-end'; name: string; text: string }

const states = ['waiting', 'held', 'ready', 'blocked'] satisfies SegmentState[]

const outcomes = {
  failed: 'failed',
  cancelled: 'cancelled',
  left: 'left under way',
} satisfies Record<Exclude<Outcome, 'finished'>, string>

/** The signs that occur, each with what it means; `name` is the name of its style. */
export function signsOf(pictures: readonly Picture[]): Sign[] {
  const bars = pictures.flatMap(({ facts }) => facts?.lanes.flatMap((lane) => lane.bars) ?? [])
  const inState = new Set(bars.flatMap(({ segments }) => segments.map(({ state }) => state)))
  const ended = new Set(bars.map(({ outcome }) => outcome))
  return [
    ...states
      .filter((state) => inState.has(state))
      .map((state): Sign => ({ kind: 'state', state, name: state, text: stateMeaning[state] })),
    ...(Object.keys(outcomes) as (keyof typeof outcomes)[])
      .filter((outcome) => ended.has(outcome))
      .map(
        (outcome): Sign => ({
          kind: 'outcome',
          outcome,
          name: `outcome ${outcome}`,
          text: outcomes[outcome],
        }),
      ),
    ...(pictures.some(({ boundMs }) => boundMs !== null)
      ? [{ kind: 'bound', name: 'bound', text: 'least possible' } as const]
      : []),
    ...(pictures.some((picture) => ownEndOf(picture) !== null)
      ? [{ kind: 'own-end', name: 'own-end', text: 'the demo’s own end' } as const]
      : []),
    ...(pictures.some(hasOrphans)
      ? [{ kind: 'state', state: 'orphan', name: 'orphan', text: 'ran on after it' } as const]
      : []),
  ]
}

function hasOrphans(picture: Picture): boolean {
  const ownEndMs = ownEndOf(picture)
  const bars = picture.facts?.lanes.flatMap((lane) => lane.bars) ?? []
  return bars.some((bar) => stretchesOf(bar, ownEndMs).some(({ state }) => state === 'orphan'))
}
