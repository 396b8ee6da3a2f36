/** One line of the table, and what is the case where it does not hold. */
export interface Row {
  what: string
  against: string
  holds: 'yes' | 'no'
  otherwise: string
}

export function row(what: string, against: string, holds: boolean, otherwise: string): Row {
  return { what, against, holds: holds ? 'yes' : 'no', otherwise }
}
