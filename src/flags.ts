/** The options that every command takes, as commander gives them. */
export interface Flags {
  accessible?: boolean
  /** False after --no-color. */
  color: boolean
  ascii?: boolean
  motion?: boolean
  /** False after --no-input. */
  input: boolean
}
