import { afterSearchKey, moved } from './pick-search.ts'
import { type PickQuestion, waysOut } from './prompter.ts'

/** How far a pick has come. */
export interface PickState {
  /** Index of the item that the cursor stands on. */
  active: number
  /** Ids, in the order in which they were picked. */
  picked: readonly string[]
  /** Digits of a number that is not finished, or that no item has. */
  digits: string
  /** A number was typed last: a space then only parts it from the next. */
  typed: boolean
  /** What the items are searched for; null while they are not. */
  search: string | null
  /** Said in place of the hint. */
  note: string
  done: boolean
}

/** A key as node:readline names it. */
export interface PressedKey {
  name?: string
  sequence?: string
  ctrl?: boolean
  meta?: boolean
}

export function startState({ items, selected }: PickQuestion): PickState {
  const at = items.findIndex(({ id }) => id === selected)
  return {
    active: Math.max(0, at),
    picked: [],
    digits: '',
    typed: false,
    search: null,
    note: '',
    done: false,
  }
}

/** The state after a key, or how the question ended without an answer. */
export function afterKey(
  state: PickState,
  key: PressedKey,
  question: PickQuestion,
): PickState | 'left' | 'passed' {
  const { search } = state
  if (search !== null) return afterSearchKey({ ...state, search }, key, question)
  const { name = '', sequence = '', ctrl, meta } = key
  if (ctrl || meta) return state
  const clear = { ...state, digits: '', typed: false, note: '' }
  if (sequence === '/' && question.search) return { ...clear, search: '' }
  if (name === 'q') return 'left'
  if (sequence === '-' && question.mayPass) return afterDash(clear)
  if (sequence === '?') return { ...clear, note: pickHint(question) }
  if (name === 'up' || name === 'k') return moved(clear, question, -1)
  if (name === 'down' || name === 'j') return moved(clear, question, 1)
  if (name === 'backspace') return { ...clear, picked: clear.picked.slice(0, -1) }
  if (name === 'space') return state.typed ? clear : toggled(clear, question)
  if (name === 'return' || name === 'enter') return afterEnter(state, question)
  return /^\d$/.test(sequence) ? afterDigit(state, sequence, question) : state
}

/** In "2-1-3" a dash parts numbers: it passes only where nothing is picked yet. */
function afterDash(clear: PickState): PickState | 'passed' {
  if (clear.picked.length === 0) return 'passed'
  return { ...clear, note: 'Backspace takes the last one back; - passes when none is left' }
}

/** A digit goes to its item; of numbers like 1 and 12 both stay within reach. */
function afterDigit(state: PickState, digit: string, question: PickQuestion): PickState {
  const numbers = question.items.map(({ number }) => String(number))
  const longer = state.digits + digit
  const digits = numbers.some((number) => number.startsWith(longer)) ? longer : digit
  const at = numbers.indexOf(digits)
  if (at === -1) {
    const begins = numbers.some((number) => number.startsWith(digits))
    return { ...state, digits, typed: true, note: begins ? '' : `there is no ${digits}` }
  }
  const moved = { ...state, active: at, digits, typed: true, note: '' }
  return question.mode === 'one' ? moved : { ...toggled(moved, question), digits: '' }
}

function toggled(state: PickState, { items, mode }: PickQuestion): PickState {
  const { id } = items[state.active]!
  const { picked } = state
  if (mode === 'one') return state
  if (!picked.includes(id)) return { ...state, picked: [...picked, id] }
  if (mode === 'order' && picked.at(-1) !== id) {
    return { ...state, note: 'Backspace takes the last one back' }
  }
  return { ...state, picked: picked.filter((one) => one !== id) }
}

/** A number that no item has is never taken for the item that the cursor stands on. */
function afterEnter(state: PickState, question: PickQuestion): PickState {
  const { items, mode, mayPass } = question
  const clear = { ...state, digits: '', typed: false, note: '' }
  if (state.digits !== '' && !items.some(({ number }) => String(number) === state.digits)) {
    return { ...clear, note: `there is no ${state.digits}` }
  }
  if (mode === 'one') return { ...clear, picked: [items[state.active]!.id], done: true }
  if (mode === 'several') {
    const picked = items.filter(({ id }) => state.picked.includes(id)).map(({ id }) => id)
    if (picked.length > 0) return { ...clear, picked, done: true }
    return { ...clear, note: `mark with a number or Space${mayPass ? '; - passes' : ''}` }
  }
  const left = items.length - state.picked.length
  if (left === 0) return { ...clear, done: true }
  return { ...clear, note: `${left} more to put in order: type their numbers` }
}

const how = {
  one: 'a number or the arrows, then Enter',
  several: 'numbers or Space mark, then Enter',
  order: 'numbers in order, or Space on each; then Enter',
} satisfies Record<PickQuestion['mode'], string>

export function pickHint({ mode, mayPass, search }: PickQuestion): string {
  return `${how[mode]}; ${search ? '/ searches, ' : ''}${waysOut(mayPass)}`
}
