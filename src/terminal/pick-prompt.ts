import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  useState,
} from '@inquirer/core'
import { Left } from './ends.ts'
import { type Item, passHint, type PickQuestion, type Reply } from './prompter.ts'
import { wrapPlain } from './wrap.ts'

/** How a pick prompt looks; text in, coloured text out. */
export interface PickStyle {
  mark: (text: string) => string
  active: (text: string) => string
  dim: (text: string) => string
  columns: () => number
  ascii: boolean
}

interface PickState {
  active: number
  picked: string[]
  /** Digits typed so far of a number with more than one. */
  digits: string
  note: string
  done: boolean
}

/**
 * Picks one item, several, or an order, by arrows or by number. The real
 * cursor stands on the active item: what is below it is bottom content.
 */
export const pickPrompt = createPrompt<
  { reply: Reply<string[]> } | { left: true },
  { question: PickQuestion; style: PickStyle }
>(({ question, style }, done) => {
  const first = Math.max(
    0,
    question.items.findIndex(({ id }) => id === question.selected),
  )
  const [state, setState] = useState<PickState>({
    active: first,
    picked: [],
    digits: '',
    note: '',
    done: false,
  })
  useKeypress((key, reader) => {
    reader.clearLine(0)
    if (state.done) return
    const next = afterKey(state, key as KeypressEvent & { sequence?: string }, question)
    if (next === 'left') return done({ left: true })
    if (next === 'passed') {
      setState({ ...state, done: true, note: 'passed' })
      return done({ reply: { kind: 'passed' } })
    }
    setState(next)
    if (next.done) done({ reply: { kind: 'answered', value: next.picked } })
  })
  return view(state, question, style)
})

/** Throws Left where the prompt was left. */
export function replyOf(result: { reply: Reply<string[]> } | { left: true }): Reply<string[]> {
  if ('left' in result) throw new Left()
  return result.reply
}

function afterKey(
  state: PickState,
  key: KeypressEvent & { sequence?: string },
  question: PickQuestion,
): PickState | 'left' | 'passed' {
  const { items, mode } = question
  const count = items.length
  const clear = { ...state, digits: '', note: '' }
  if (key.name === 'q') return 'left'
  if (key.sequence === '-' && question.mayPass) return 'passed'
  if (key.sequence === '?') return { ...clear, note: hintFor(question) }
  if (isUpKey(key) || key.name === 'k')
    return { ...clear, active: (state.active + count - 1) % count }
  if (isDownKey(key) || key.name === 'j') return { ...clear, active: (state.active + 1) % count }
  if (isEnterKey(key)) return afterEnter(clear, question)
  if (isBackspaceKey(key)) return { ...clear, picked: clear.picked.slice(0, -1) }
  if (isSpaceKey(key)) return mode === 'one' ? clear : toggled(clear, items[state.active]!, mode)
  const digit = key.sequence ?? ''
  if (!/^\d$/.test(digit)) return state
  return afterDigit(state, digit, question)
}

/** A digit goes to its item; of numbers like 1 and 11 both stay within reach. */
function afterDigit(state: PickState, digit: string, { items, mode }: PickQuestion): PickState {
  const numbers = items.map(({ number }) => String(number))
  const typed = numbers.some((number) => number.startsWith(state.digits + digit))
    ? state.digits + digit
    : digit
  const at = numbers.indexOf(typed)
  if (at === -1) {
    const begins = numbers.some((number) => number.startsWith(typed))
    return { ...state, digits: begins ? typed : '', note: begins ? '' : `there is no ${typed}` }
  }
  const moved = { ...state, active: at, note: '', digits: typed }
  return mode === 'one' ? moved : { ...toggled(moved, items[at]!, mode), digits: '' }
}

function toggled(state: PickState, { id }: Item, mode: PickQuestion['mode']): PickState {
  const has = state.picked.includes(id)
  if (mode === 'order' && has && state.picked.at(-1) !== id) {
    return { ...state, note: 'backspace takes the last one back' }
  }
  return {
    ...state,
    picked: has ? state.picked.filter((one) => one !== id) : [...state.picked, id],
  }
}

function afterEnter(state: PickState, { items, mode }: PickQuestion): PickState {
  if (mode === 'one') return { ...state, picked: [items[state.active]!.id], done: true }
  if (mode === 'several') {
    const picked = items.filter(({ id }) => state.picked.includes(id)).map(({ id }) => id)
    if (picked.length === 0) return { ...state, note: 'mark with Space or a number, - passes' }
    return { ...state, picked, done: true }
  }
  if (state.picked.length === items.length) return { ...state, done: true }
  const left = items.length - state.picked.length
  return { ...state, note: `${left} more to put in order: type their numbers` }
}

function view(state: PickState, question: PickQuestion, style: PickStyle): [string, string] {
  const { items, mode } = question
  const rows = items.map((item, index) => itemRow(item, index, state, mode, style))
  const head = wrapPlain(question.message, style.columns()).join('\n')
  if (state.done) return [[head, ...rows, doneLine(state, question, style)].join('\n'), '']
  const content = [head, ...rows.slice(0, state.active + 1)].join('\n')
  const note = state.note === '' ? hintFor(question) : state.note
  const below = [...rows.slice(state.active + 1), style.dim(note)]
  return [content, below.join('\n')]
}

function itemRow(
  { id, number, text, hint }: Item,
  index: number,
  state: PickState,
  mode: PickQuestion['mode'],
  style: PickStyle,
): string {
  const at = state.picked.indexOf(id)
  const isActive = index === state.active && !state.done
  const pointer =
    isActive || (state.done && mode === 'one' && at !== -1) ? (style.ascii ? '>' : '❯') : ' '
  const place = {
    one: '',
    several: at === -1 ? '[ ] ' : '[x] ',
    order: `${at === -1 ? '  ' : `${at + 1}.`} `,
  }[mode]
  const lead = `${pointer} ${place}${String(number).padStart(2)}  `
  const [firstLine = '', ...more] = text
    .split('\n')
    .flatMap((part) => wrapPlain(part, style.columns() - lead.length - 1))
  const beside = hint === undefined ? '' : style.dim(`  ${hint}`)
  const paint = isActive || at !== -1 ? style.active : (plain: string) => plain
  const rows = [
    `${paint(lead + firstLine)}${beside}`,
    ...more.map((part) => paint(' '.repeat(lead.length) + part)),
  ]
  return rows.join('\n')
}

function doneLine(state: PickState, { items, mode }: PickQuestion, style: PickStyle): string {
  if (state.note === 'passed') return style.dim('passed')
  const chosen = state.picked.map((id) => items.find((item) => item.id === id)!)
  const numbers = chosen.map(({ number }) => number).join(mode === 'order' ? ' ' : ', ')
  return style.mark(`${style.ascii ? '>' : '›'} ${numbers}`)
}

function hintFor({ mode, mayPass }: PickQuestion): string {
  const pass = mayPass ? passHint : 'q leaves'
  const how = {
    one: 'a number or the arrows, then Enter',
    several: 'numbers mark, then Enter',
    order: 'numbers in order, then Enter',
  }[mode]
  return `${how}; ${pass}`
}
