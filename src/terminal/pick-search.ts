import type { PickState, PressedKey } from './pick-progress.ts'
import { isFound } from '../text/typed/option.ts'
import { quoted } from '../text/typed/quoted.ts'
import type { PickQuestion } from './prompter.ts'

/** The places of the items that are shown: all, or while something is searched for those that have it. */
export function shownItems({ search }: PickState, { items }: PickQuestion): number[] {
  const places = items.map((_item, index) => index)
  return search === null ? places : places.filter((place) => isFound(items[place]!, search))
}

/** The state after a key while a search is typed: letters are letters here, also q and k. */
export function afterSearchKey(
  state: PickState & { search: string },
  { name = '', sequence = '', ctrl, meta }: PressedKey,
  question: PickQuestion,
): PickState {
  const clear = { ...state, note: '' }
  if (name === 'escape') return { ...clear, search: null }
  if (ctrl || meta) return state
  if (name === 'backspace') {
    const shorter = state.search === '' ? null : state.search.slice(0, -1)
    return onShown({ ...clear, search: shorter }, question)
  }
  if (name === 'up') return moved(clear, question, -1)
  if (name === 'down') return moved(clear, question, 1)
  if (name === 'return' || name === 'enter') return taken(clear, question)
  const isSign = /^[^\p{Cc}]$/u.test(sequence)
  return isSign ? onShown({ ...clear, search: state.search + sequence }, question) : state
}

/** The cursor `by` places on among the items that are shown. */
export function moved(state: PickState, question: PickQuestion, by: 1 | -1): PickState {
  const shown = shownItems(state, question)
  if (shown.length === 0) return state
  const at = shown.indexOf(state.active)
  return { ...state, pointed: true, active: shown[(at + by + shown.length) % shown.length]! }
}

function onShown(state: PickState, question: PickQuestion): PickState {
  const shown = shownItems(state, question)
  const active = shown.includes(state.active) ? state.active : (shown[0] ?? state.active)
  return { ...state, active }
}

function taken(state: PickState & { search: string }, question: PickQuestion): PickState {
  if (!isFound(question.items[state.active]!, state.search)) {
    return { ...state, note: `nothing has ${quoted(state.search)}` }
  }
  return { ...state, picked: [question.items[state.active]!.id], done: true }
}
