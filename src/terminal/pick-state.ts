import { asideOf, readPick } from '../text/typed/pick.ts'
import type { PickState, PressedKey } from './pick-progress.ts'
import { afterSearchKey, moved } from './pick-search.ts'
import { pickHelp } from './pick-words.ts'
import type { PickQuestion } from './prompter.ts'

export type { PickState, PressedKey }

export function startState({ items, selected, search }: PickQuestion): PickState {
  const at = items.findIndex(({ id }) => id === selected)
  return {
    active: Math.max(0, at),
    pointed: at !== -1 || search === true,
    marked: [],
    entry: '',
    search: null,
    note: '',
    picked: [],
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
  if (name === 'escape') return { ...state, entry: '', note: '' }
  if (ctrl || meta) return state
  const clear = { ...state, note: '' }
  if (name === 'up') return moved(withMarks(clear, question), question, -1)
  if (name === 'down') return moved(withMarks(clear, question), question, 1)
  if (name === 'return' || name === 'enter') return afterEnter(clear, question)
  if (name === 'backspace') return afterBackspace(clear, question)
  if (!/^[^\p{Cc}]+$/u.test(sequence)) return state
  return state.entry === ''
    ? afterFirstSign(clear, sequence, question)
    : typedOn(clear, sequence, question)
}

/** Whoever types and then takes the arrows keeps what was understood. */
function withMarks(clear: PickState, question: PickQuestion): PickState {
  const marked = question.mode === 'one' ? [] : pickedSoFar(clear, question)
  return { ...clear, entry: '', marked }
}

/** A sign with which no item begins is a key of its own, where nothing is typed yet. */
function afterFirstSign(
  clear: PickState,
  sign: string,
  question: PickQuestion,
): PickState | 'left' | 'passed' {
  const { items, search, mayPass } = question
  const letter = sign.toLowerCase()
  if (sign === ' ') return toggled(clear, question)
  if (!search && items.some(({ text }) => text.trimStart().toLowerCase().startsWith(letter))) {
    return typedOn(clear, sign, question)
  }
  if (letter === 'q') return 'left'
  if (sign === '?') return { ...clear, note: pickHelp(question) }
  if (sign === '/' && search) return { ...clear, search: '' }
  if (sign === '-' && mayPass) return afterDash(clear)
  return typedOn(clear, sign, question)
}

/** What is marked is not thrown away for one dash. */
function afterDash(clear: PickState): PickState | 'passed' {
  if (clear.marked.length === 0) return 'passed'
  return { ...clear, note: 'Backspace takes the last one back; - passes when none is left' }
}

/** The cursor goes to what the entry means, as soon as it means something. */
function typedOn(clear: PickState, sign: string, question: PickQuestion): PickState {
  const entry = clear.entry + sign
  const [id] = readPick(entry, question).ids.slice(-1)
  const at = question.items.findIndex((item) => item.id === id)
  return { ...clear, entry, active: at === -1 ? clear.active : at }
}

function afterBackspace(clear: PickState, question: PickQuestion): PickState {
  if (clear.entry === '') return { ...clear, marked: clear.marked.slice(0, -1) }
  const shorter = Array.from(clear.entry).slice(0, -1).join('')
  return typedOn({ ...clear, entry: shorter }, '', question)
}

function toggled(clear: PickState, { items, mode }: PickQuestion): PickState {
  const { id } = items[clear.active]!
  const { marked } = clear
  if (mode === 'one') return { ...clear, pointed: true }
  if (!marked.includes(id)) return { ...clear, marked: [...marked, id] }
  if (mode === 'order' && marked.at(-1) !== id) {
    return { ...clear, note: 'Backspace takes the last one back' }
  }
  return { ...clear, marked: marked.filter((one) => one !== id) }
}

/** The ids picked so far: what is marked and, of several, what is typed besides; of an order, what is typed. */
export function pickedSoFar({ marked, entry }: PickState, question: PickQuestion): string[] {
  const { items, mode } = question
  const typed = entry.trim() === '' ? [] : readPick(entry, question).ids
  if (mode !== 'several') return entry.trim() === '' ? [...marked] : typed
  return items.map(({ id }) => id).filter((id) => marked.includes(id) || typed.includes(id))
}

/** What is typed and not understood is never an answer: it is cleared, and the cursor is none either. */
function afterEnter(clear: PickState, question: PickQuestion): PickState | 'left' | 'passed' {
  const entry = clear.entry.trim()
  const { items, mode, mayPass } = question
  // Signs that an item begins with are keys of their own only by themselves.
  const aside = asideOf(entry, items)
  if (aside === 'leave') return 'left'
  if (aside === 'pass' && mayPass) return 'passed'
  if (aside === 'help') return { ...clear, entry: '', note: pickHelp(question) }
  const { fault } = entry === '' ? faultOfMarks(clear, question) : readPick(entry, question)
  if (fault === null) {
    const isPointed = mode === 'one' && entry === ''
    const picked = isPointed ? [items[clear.active]!.id] : pickedSoFar(clear, question)
    return { ...clear, entry: '', picked, done: true }
  }
  const pointed = entry === '' ? clear.pointed : false
  return { ...clear, entry: '', pointed, note: fault }
}

/** Why what is marked, or pointed at, is no answer yet. */
function faultOfMarks(
  { marked, pointed }: PickState,
  { items, mode, mayPass }: PickQuestion,
): { fault: string | null } {
  if (mode === 'one') {
    return { fault: pointed ? null : 'type a number or words, or move with the arrows' }
  }
  if (mode === 'several') {
    const none = `mark with a number or Space${mayPass ? '; - passes' : ''}`
    return { fault: marked.length > 0 ? null : none }
  }
  const left = items.length - marked.length
  return { fault: left === 0 ? null : `${left} more to put in order: type all numbers` }
}
