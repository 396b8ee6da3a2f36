/** What a piece of text is, for whoever colours it. */
export type Role =
  | 'plain'
  /** beside the matter: units, line numbers, axes */
  | 'dim'
  | 'heading'
  /** the name of a lane */
  | 'lane'
  /** a lane that waits */
  | 'wait'
  /** a lane that holds the thread */
  | 'work'
  /** held back by a limit */
  | 'held'
  /** it could run, but the thread is taken */
  | 'ready'
  | 'failed'
  | 'cancelled'
  /** a point in time: a line that was written, the end of a demo */
  | 'mark'
  | 'right'
  | 'wrong'
  /** what to type next */
  | 'next'
  /** pieces of code */
  | 'keyword'
  | 'string'
  | 'comment'
  | 'number'

export interface Span {
  text: string
  role: Role
  /** Where it leads, as an address: followed where the terminal can. */
  link?: string
}

/** One line on the screen, left to right, without its newline. */
export type Line = readonly Span[]

export function line(text: string, role: Role = 'plain'): Line {
  return [{ text, role }]
}

/** The text of a line, without its roles. */
export function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join('')
}
