import type { Option, PickList } from '../text/typed/pick.ts'

/** One thing that can be picked. `number` is what is typed for it; its text may have several lines. */
export interface Item extends Option {
  /** Beside the text, dim: a state. */
  hint?: string
}

/** A list to pick from. Only of several that are long the list stays on the screen. */
export interface PickQuestion extends PickList<Item> {
  message: string
  /** The beginning of the message that tells which question it is. */
  heading?: string
  /** What Enter alone takes, before anything was pointed at: the id of an item. */
  selected?: string
  /** Whether `-` passes. */
  mayPass: boolean
  above?: Above
}

export interface TextQuestion {
  message: string
  /** What is wrong with a text, in one line; null when nothing is. */
  check: (text: string) => string | null
  mayPass: boolean
  /** Said on `?`. */
  hint: string
  above?: Above
}

/** Lines that stand above a question, such as its code: `again` says them once more where nothing can be scrolled. */
type Above = readonly string[]

export interface KeyChoice {
  id: string
  /** The key, a letter or `enter`. */
  key: string
  /** What it does: "quiz". In linear mode it is typed as a word. */
  word: string
}

export type Reply<Value> = { kind: 'answered'; value: Value } | { kind: 'passed' }

/**
 * Asks the learner. Every question can be left with `q` (throws Left) and with
 * Ctrl-C (Interrupted); an input that ends throws InputEnded.
 */
export interface Prompter {
  /** Forgets what was typed before now: it is no answer to what is put next, which begins to be written. */
  fresh(): Promise<void>
  /** The ids picked, in the order of the items, or in the order given. */
  pick(question: PickQuestion): Promise<Reply<string[]>>
  text(question: TextQuestion): Promise<Reply<string>>
  confirm(message: string): Promise<boolean>
  /** "Next: turn a knob (k), quiz (Enter)" → the id of the choice. */
  keys(choices: readonly KeyChoice[]): Promise<string>
}

/** How a question is ended without an answer. */
export function waysOut(mayPass: boolean): string {
  return mayPass ? '- passes, ? helps, q leaves' : '? helps, q leaves'
}

/** "turn a knob (k), quiz (Enter)" */
export function keyList(choices: readonly KeyChoice[]): string {
  return choices.map(({ key, word }) => `${word} (${key === 'enter' ? 'Enter' : key})`).join(', ')
}
