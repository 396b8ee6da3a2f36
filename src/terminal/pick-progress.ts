/** How far a pick has come. */
export interface PickState {
  /** Index of the item that the cursor stands on. */
  active: number
  /** Whether Enter takes that item: it was pointed at, and nothing was typed since that was not understood. */
  pointed: boolean
  /** Ids marked with Space, in the order in which they were. */
  marked: readonly string[]
  /** What is typed so far. */
  entry: string
  /** What the items are searched for; null while they are not. */
  search: string | null
  /** Said in place of the hint. */
  note: string
  /** What was picked, in the end. */
  picked: readonly string[]
  done: boolean
}

/** A key as node:readline names it. */
export interface PressedKey {
  name?: string
  sequence?: string
  ctrl?: boolean
  meta?: boolean
}
