/** Wrong use: one line that says what is wrong and what to type. Exit code 2. */
export class WrongUse extends Error {
  override name = 'WrongUse'
}
